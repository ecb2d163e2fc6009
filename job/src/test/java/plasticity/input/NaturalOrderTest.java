package plasticity.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {
    /** The longest number does not fit into a long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "step-1 step-2 step-10 step-99999999999999999999",
                "a a1 a1b a1b2 a1b10 a-1 b",
                "1 2 10 a",
                "org/step-2 org/step-10/final org/step-10/last",
                "step-01 step-1 step-02",
            })
    void numbersAreComparedByValue(String names) {
        List<String> sorted = List.of(names.split(" "));
        for (String one : sorted) {
            for (String other : sorted) {
                assertThat(Integer.signum(new NaturalOrder().compare(one, other)))
                        .as(one + " and " + other)
                        .isEqualTo(Integer.compare(sorted.indexOf(one), sorted.indexOf(other)));
            }
        }
        String[] backwards = names.split(" ");
        Arrays.sort(backwards);
        assertThat(Arrays.stream(backwards).sorted(new NaturalOrder())).isEqualTo(sorted);
    }
}
