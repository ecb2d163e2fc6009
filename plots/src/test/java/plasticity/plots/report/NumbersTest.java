package plasticity.plots.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.689683058718374, 0.6897",
        "0.05, 0.05000",
        "-1.2345678, −1.235",
        "0, 0",
        "50000, 50000",
        "-3, −3",
        "12345.678, 12350",
        "0.00012345, 0.0001234",
        "0.0000123456, 1.235e−05",
        "1e12, 1.000e+12",
        "NaN, –",
        "Infinity, –"
    })
    void fourDigits(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }

    @Test
    void percent() {
        assertThat(Numbers.percent(0.10848)).isEqualTo("10.8\u202f%");
        assertThat(Numbers.percent(0)).isEqualTo("0\u202f%");
        assertThat(Numbers.percent(Double.NaN)).isEqualTo("–");
    }
}
