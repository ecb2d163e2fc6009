package plasticity.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitSizeTest {
    @ParameterizedTest
    @CsvSource({"auto, AUTO", "key_head, KEY_HEAD", "query_head, QUERY_HEAD"})
    void hasAnOptionValue(String name, UnitSize size) {
        assertThat(UnitSize.of(name)).isEqualTo(size);
        assertThat(size.optionValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AUTO", "head", "query-head"})
    void rejectsOtherValues(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitSize.of(name))
                .withMessage("unit: invalid value \"" + name + "\": expected auto, key_head or query_head");
    }
}
