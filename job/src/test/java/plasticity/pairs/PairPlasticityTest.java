package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;

class PairPlasticityTest {
    /** {@code P = norm.cdf(z); 4 * P * (1 - P)}, scipy 1.17.1. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.5, 0.8533685036915881",
        "1, 0.5339350573256078",
        "2, 0.08893025377807857",
        "-2, 0.08893025377807857",
        "6, 3.946350797804497e-9",
        "40, 0",
        "-40, 0"
    })
    void isFourTimesTheVarianceOfTheChoice(double z, double expected) {
        double found = PairPlasticity.of(new double[] {3 * z}, new double[] {9}, new double[] {1});
        // The absolute error of Φ is about 2^-52.
        assertThat(found).isCloseTo(expected, within(1e-15));
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void dependsOnTheDirectionOfTheDifferenceOnly(Shape shape) {
        SplittableRandom random = shape.random();
        double[] mean = random.doubles(shape.dimension(), -1, 1).toArray();
        double[] variance = random.doubles(shape.dimension(), 0.1, 4).toArray();
        double[] difference = random.doubles(shape.dimension(), -3, 3).toArray();
        double plasticity = PairPlasticity.of(mean, variance, difference);
        double[] stretched = Arrays.stream(difference).map(delta -> -7 * delta).toArray();

        assertThat(plasticity).isBetween(0.0, 1.0);
        // Φ(−z) for Φ(z), and a few roundings of 41 terms.
        assertThat(PairPlasticity.of(mean, variance, stretched)).isCloseTo(plasticity, within(1e-13));
    }

    @Test
    void equalsASimulationWithGaussianQueries() {
        double[] mean = {0.4, -0.2, 0.1};
        double[] variance = {1, 0.25, 2};
        double[] difference = {1, 2, -0.5};
        SplittableRandom random = new SplittableRandom(8);
        int queries = 100_000;
        double firstPreferred = 0;
        for (int i = 0; i < queries; i++) {
            double preference = 0;
            for (int j = 0; j < mean.length; j++) {
                preference += (mean[j] + Math.sqrt(variance[j]) * random.nextGaussian()) * difference[j];
            }
            firstPreferred += preference > 0 ? 1.0 / queries : 0;
        }
        // 4p(1−p) has a slope of at most 4 in p, whose standard deviation is at most 0.5/√100000 = 0.0016: five of
        // them.
        assertThat(PairPlasticity.of(mean, variance, difference))
                .isCloseTo(4 * firstPreferred * (1 - firstPreferred), within(4 * 5 * 0.0016));
    }

    @Test
    void isUndefinedForEqualKeys() {
        assertThat(PairPlasticity.of(new double[] {1, 2}, new double[] {1, 1}, new double[2]))
                .isNaN();
    }

    /** Overflow and underflow must not be mistaken for equal keys or for keys that are equally likely to be preferred. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 2e154, overflow",
        "1, 1, 1e300, overflow",
        "1e154, 1e307, 1e10, overflow",
        "1e200, 1, 1e120, overflow",
        "1, 1, 1e-146, underflow",
        "1, 1, 1e-170, underflow",
        "1e-100, 1e-200, 1e-60, underflow",
        "1, 1, 5e-324, underflow"
    })
    void rejectsProductsOutOfRange(double mean, double variance, double difference, String what) {
        for (double[] vector : new double[][] {{difference}, {0, difference}, {difference, -difference, 0}}) {
            double[] means = new double[vector.length];
            double[] variances = new double[vector.length];
            Arrays.fill(means, mean);
            Arrays.fill(variances, variance);
            assertThatThrownBy(() -> PairPlasticity.of(means, variances, vector))
                    .isInstanceOf(OutOfRangeException.class)
                    .hasMessageContaining(what);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-144, 1e-100, 1e-10, 1e10, 1e100, 1e153})
    void doesNotDependOnTheScaleOfTheDifference(double scale) {
        // z is rounded a few times.
        assertThat(PairPlasticity.of(new double[] {0.5, 0}, new double[] {1, 1}, new double[] {scale, 0}))
                .isCloseTo(0.8533685036915881, within(1e-14));
    }
}
