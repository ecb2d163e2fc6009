package plasticity.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalPlasticityTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** All points of a grid finer than that of the polynomials, and not a multiple of it. */
    @Test
    void hasTheDocumentedPrecision() {
        for (double z = 0; z < 38; z += 0.00137) {
            double tail = NORMAL.survivalProbability(z);
            double expected = 4 * tail * NORMAL.cumulativeProbability(z);
            assertThat(Math.abs(NormalPlasticity.of(z) - expected))
                    .as("z = %s", z)
                    .isLessThanOrEqualTo(1e-11 * expected);
            assertThat(NormalPlasticity.of(-z)).isEqualTo(NormalPlasticity.of(z));
        }
    }

    @Test
    void isContinuousBetweenPolynomials() {
        for (int half = 1; half < 2 * 9 * 32; half += 2) {
            double z = half / 64.0;
            double below = NormalPlasticity.of(Math.nextDown(z));
            assertThat(Math.abs(NormalPlasticity.of(z) - below)).isLessThanOrEqualTo(2e-11 * below);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1", // no preference
        "1e-300, 0, 0", // all queries prefer the same key
        "-5, 0, 0",
        "-5, -1e-18, 0", // rounding
        "0, 2, 1",
        "NaN, 1, NaN",
        "1, NaN, NaN",
        "NaN, 0, NaN",
        "0, NaN, NaN",
        "1e200, 1e-200, 0",
        "Infinity, 1, 0"
    })
    void limits(double mean, double variance, Double plasticity) {
        assertThat(NormalPlasticity.of(mean, variance)).isEqualTo(plasticity);
    }

    @Test
    void standardisesTheMean() {
        assertThat(NormalPlasticity.of(3, 4)).isEqualTo(NormalPlasticity.of(1.5));
        assertThat(NormalPlasticity.of(Double.NaN)).isNaN();
    }
}
