package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
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
        // Φ is good to some 2^-52, of 1 where z > 0.
        assertThat(found).isCloseTo(expected, within(1e-15));
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void dependsOnTheLineOfTheDifferenceOnly(Shape shape) {
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
    void isWhatGaussianQueriesDo() {
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
    void equalKeysAreNoChoice() {
        assertThat(PairPlasticity.of(new double[] {1, 2}, new double[] {1, 1}, new double[2]))
                .isNaN();
        assertThat(PairPlasticity.of(new double[] {1}, new double[] {1}, new double[] {Double.NaN}))
                .isNaN();
    }
}
