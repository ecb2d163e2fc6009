package plasticity.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalPlasticityTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** In arrays, |z| below and above 9, where the formula changes. */
    @Test
    void hasTheDocumentedPrecision() {
        double[] means = new double[28_000];
        double[] variances = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            variances[i] = 1 + i % 3;
            means[i] = (i % 2 == 0 ? 1 : -1) * 0.00137 * i * Math.sqrt(variances[i]);
        }
        double[] plasticity = new double[means.length];
        NormalPlasticity.of(means, variances, 0, means.length, plasticity, new double[means.length]);
        for (int i = 0; i < means.length; i++) {
            double z = Math.abs(means[i] / Math.sqrt(variances[i]));
            double tail = NORMAL.survivalProbability(z);
            double expected = 4 * tail * NORMAL.cumulativeProbability(z);
            assertThat(Math.abs(plasticity[i] - expected)).as("z = %s", z).isLessThanOrEqualTo(1e-11 * expected);
        }
    }

    @Test
    void isComputedBetweenTheBounds() {
        double[] plasticity = {-1, -1, -1};
        NormalPlasticity.of(new double[3], new double[] {1, 1, 1}, 1, 2, plasticity, new double[3]);
        assertThat(plasticity).containsExactly(-1, 1, -1);
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
        double[] inArray = new double[1];
        NormalPlasticity.of(new double[] {mean}, new double[] {variance}, 0, 1, inArray, new double[1]);
        assertThat(NormalPlasticity.of(mean, variance)).isEqualTo(plasticity);
        assertThat(inArray[0]).isEqualTo(plasticity);
    }
}
