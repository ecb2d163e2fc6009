package plasticity.plots.report.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
    @ParameterizedTest
    @CsvSource({
        "0.68512, 0.01134, 0.685 ± 0.011",
        "0.68512, 0.01, 0.685 ± 0.010",
        "0.68512, 0.00996, 0.685 ± 0.010",
        "0.68512, 0.5, 0.69 ± 0.50",
        "-0.0349, 0.00803, −0.0349 ± 0.0080",
        "12345, 123, 12340 ± 120",
        "0.5, 0, 0.5000",
        "0.123456, NaN, 0.1235",
        "NaN, NaN, –",
        "NaN, 0.01, –"
    })
    void isRoundedToTwoDigitsOfTheError(double value, double error, String text) {
        assertThat(new Measured(value, error, 9).text()).isEqualTo(text);
    }

    @Test
    void theIntervalUsesStudentsT() {
        Measured metric = new Measured(0.5, 0.01, 9);
        assertThat(metric.halfWidth95()).isCloseTo(0.0226216, within(1e-6)); // t(9) is 2.262157
        assertThat(metric.textWithInterval()).isEqualTo("0.500 ± 0.010 (95\u202f%: 0.477 to 0.523)");
        assertThat(metric.mayBeZero()).isFalse();
        assertThat(new Measured(0.02, 0.01, 9).mayBeZero()).isTrue();
    }

    @Test
    void withoutDegreesOfFreedomThereIsNoTest() {
        Measured metric = new Measured(0.5, 0.01, 0);
        assertThat(metric.pValue()).isNaN();
        assertThat(metric.halfWidth95()).isNaN();
        assertThat(metric.mayBeZero()).isTrue();
        assertThat(metric.textWithInterval()).isEqualTo("0.500 ± 0.010");
    }
}
