package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;

class MomentsTest {
    /** The corrections in their other common form, with standardised values. */
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void correctForBias(Shape shape) {
        double[] values = shape.random().doubles(shape.rows(), -1, 3).toArray();
        Moments moments = Moments.of(values);
        double n = values.length;
        double mean = Arrays.stream(values).average().orElseThrow();
        double standardDeviation =
                Math.sqrt(Arrays.stream(values).map(x -> Math.pow(x - mean, 2)).sum() / (n - 1));
        double cubes = powerSum(values, mean, standardDeviation, 3);
        double fourths = powerSum(values, mean, standardDeviation, 4);

        // Sums of up to 300 terms and, in the kurtosis, a difference of numbers up to some 10³: a few thousand
        // roundings.
        assertThat(moments.mean()).isCloseTo(mean, within(1e-12));
        if (n >= 2) {
            assertThat(moments.standardDeviation()).isCloseTo(standardDeviation, within(1e-12));
        }
        if (n >= 3) {
            assertThat(moments.skewness()).isCloseTo(n / ((n - 1) * (n - 2)) * cubes, within(1e-11));
        }
        if (n >= 4) {
            double expected =
                    n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourths - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
            assertThat(moments.excessKurtosis()).isCloseTo(expected, within(1e-11));
        }
    }

    /** {@code scipy.stats.skew(x, bias=False)} and {@code kurtosis(x, bias=False)}, {@code x.std(ddof=1)}; scipy 1.17.1, numpy 2.4.6. */
    @Test
    void equalScipy() {
        Moments primes = Moments.of(new double[] {2, 3, 5, 7, 11, 13, 17, 19, 23, 29});
        // Ten terms: a few roundings.
        assertThat(primes.mean()).isEqualTo(12.9);
        assertThat(primes.standardDeviation()).isCloseTo(9.024041962077378, within(1e-14));
        assertThat(primes.skewness()).isCloseTo(0.4779609404085321, within(1e-14));
        assertThat(primes.excessKurtosis()).isCloseTo(-0.7813196131729745, within(1e-14));
    }

    @Test
    void fewValuesAreNotCorrected() {
        Moments two = Moments.of(new double[] {1, 5});
        assertThat(two.skewness()).isZero();
        assertThat(two.excessKurtosis()).isEqualTo(-2);

        Moments three = Moments.of(new double[] {0, 0, 3});
        // m₂ = 2, m₃ = 2, m₄ = 6: g₁ = 1/√2, corrected by √6; a rounding or two of the roots.
        assertThat(three.skewness()).isCloseTo(Math.sqrt(3), within(1e-15));
        assertThat(three.excessKurtosis()).isEqualTo(-1.5);
    }

    @Test
    void constantValuesHaveNoSkewnessOrKurtosis() {
        Moments constant = Moments.of(new double[] {7, 7, 7, 7, 7});
        assertThat(constant.standardDeviation()).isZero();
        assertThat(constant.skewness()).isNaN();
        assertThat(constant.excessKurtosis()).isNaN();
        assertThat(Moments.of(new double[] {7}).standardDeviation()).isNaN();
        assertThat(Moments.of(new double[] {7}).skewness()).isNaN();
    }

    private static double powerSum(double[] values, double mean, double standardDeviation, int power) {
        return Arrays.stream(values)
                .map(x -> Math.pow((x - mean) / standardDeviation, power))
                .sum();
    }
}
