package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.arrays.FloatArray;
import plasticity.position.PositionalRotation;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.Vectors;

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
        double found = plasticity(new double[] {3 * z}, new double[] {9}, new double[] {1});
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
        double plasticity = plasticity(mean, variance, difference);
        double[] stretched = Arrays.stream(difference).map(delta -> -7 * delta).toArray();

        assertThat(plasticity).isBetween(0.0, 1.0);
        // Φ(−z) for Φ(z), and a few roundings of 41 terms.
        assertThat(plasticity(mean, variance, stretched)).isCloseTo(plasticity, within(1e-13));
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
        assertThat(plasticity(mean, variance, difference))
                .isCloseTo(4 * firstPreferred * (1 - firstPreferred), within(4 * 5 * 0.0016));
    }

    @Test
    void isUndefinedForEqualKeys() {
        assertThat(plasticity(new double[] {1, 2}, new double[] {1, 1}, new double[2]))
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
            assertThatThrownBy(() -> plasticity(means, variances, vector))
                    .isInstanceOf(OutOfRangeException.class)
                    .hasMessageContaining(what);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-144, 1e-100, 1e-10, 1e10, 1e100, 1e153})
    void doesNotDependOnTheScaleOfTheDifference(double scale) {
        // z is rounded a few times.
        assertThat(plasticity(new double[] {0.5, 0}, new double[] {1, 1}, new double[] {scale, 0}))
                .isCloseTo(0.8533685036915881, within(1e-14));
    }

    /** Batches of any size, with and without rotation: bit for bit the sums of one pair, in the order of its components. */
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void aBatchHasTheResultsOfItsPairs(Shape shape) {
        int d = shape.dimension();
        SplittableRandom random = shape.random();
        double[] keys = random.doubles((long) shape.rows() * d, -3, 3)
                .map(key -> (float) key)
                .toArray();
        double[] mean = random.doubles(d, -1, 1).toArray();
        double[] variance = random.doubles(d, 0.1, 4).toArray();
        double[] slope = random.doubles(d, -1, 1).toArray();
        for (double[] direction : new double[][] {slope, new double[d]}) {
            PositionalRotation rotation = PositionalRotation.of(new DenseVector(direction));
            PairPlasticity plasticity =
                    new PairPlasticity(Vectors.ofDoubles(shape.rows(), d, keys), rotation, variance);
            PairPlasticity ofFloats =
                    new PairPlasticity(new Vectors(shape.rows(), d, floats(keys)), rotation, variance);
            for (int size : new int[] {PairPlasticity.CAPACITY, 1, 3, 17, 22}) {
                int[] first = random.ints(size, 0, shape.rows()).toArray();
                int[] second = random.ints(size, 0, shape.rows()).toArray();
                double[] found = plasticity.of(mean, first, second, size);
                assertThat(found).hasSize(PairPlasticity.CAPACITY);
                assertThat(Arrays.copyOf(ofFloats.of(mean, first, second, size), size))
                        .isEqualTo(Arrays.copyOf(found, size));
                for (int i = 0; i < size; i++) {
                    double[] difference = difference(keys, first[i], second[i], d);
                    rotation.rotate(difference);
                    assertThat(found[i]).isEqualTo(Double.valueOf(inOrder(mean, variance, difference)));
                }
            }
        }
    }

    private static FloatArray floats(double[] values) {
        FloatArray floats = new FloatArray(values.length);
        for (int i = 0; i < values.length; i++) {
            floats.set(i, values[i]);
        }
        return floats;
    }

    private static double[] difference(double[] keys, int first, int second, int d) {
        return IntStream.range(0, d)
                .mapToDouble(j -> keys[first * d + j] - keys[second * d + j])
                .toArray();
    }

    /** Even and odd components are summed separately. */
    private static double inOrder(double[] mean, double[] variance, double[] difference) {
        double[] means = new double[2];
        double[] variances = new double[2];
        for (int j = 0; j < difference.length; j++) {
            means[j % 2] += mean[j] * difference[j];
            variances[j % 2] += variance[j] * difference[j] * difference[j];
        }
        double preferenceVariance = variances[0] + variances[1];
        double p = NormalDistribution.of(0, 1)
                .cumulativeProbability((means[0] + means[1]) / Math.sqrt(preferenceVariance));
        return preferenceVariance > 0 ? 4 * p * (1 - p) : Double.NaN;
    }

    /** Of a key that differs from 0, and 0. */
    private static double plasticity(double[] mean, double[] variance, double[] difference) {
        double[] keys = Arrays.copyOf(difference, 2 * difference.length);
        PositionalRotation none = PositionalRotation.of(new DenseVector(new double[difference.length]));
        return new PairPlasticity(Vectors.ofDoubles(2, mean.length, keys), none, variance)
                .of(mean, new int[] {0}, new int[] {1}, 1)[0];
    }
}
