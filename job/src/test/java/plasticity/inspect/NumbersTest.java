package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1572864, 1.5 MiB", "9223372036854775807, 8.0 EiB"})
    void bytesHaveAUnit(long bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void consecutiveNumbersAreARange() {
        assertThat(Numbers.list(new TreeSet<>(List.of(0, 1, 2, 5, 7, 8)))).isEqualTo("0-2, 5, 7-8");
        assertThat(Numbers.list(new TreeSet<>())).isEmpty();
    }

    @Test
    void rangesOfOneNumberAreShownAsThatNumber() {
        assertThat(Numbers.of(new Range(3, 3))).isEqualTo("3");
        assertThat(Numbers.of(new Range(-1.5, 1e15))).isEqualTo("-1.5 to 1000000000000000");
        assertThat(Numbers.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
    }

    @Test
    void countsAreSummarised() {
        assertThat(Numbers.Summary.of(LongStream.of(5, 5))).hasToString("5");
        assertThat(Numbers.Summary.of(LongStream.of(9, 1, 4, 2))).hasToString("1 to 9 (median 2)");
        assertThat(Numbers.Summary.of(LongStream.empty())).isEqualTo(new Numbers.Summary(0, 0, 0, 0));
    }
}
