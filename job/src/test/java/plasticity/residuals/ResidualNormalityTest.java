package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;

class ResidualNormalityTest {
    /** z = (x − x.mean())/x.std(ddof=1); scipy 1.17.1's skew(z, bias=False), kurtosis(z, bias=False), kstest(z, "norm").pvalue. */
    @Test
    void equalsScipy() {
        ResidualNormality found = ResidualNormality.of(Shape.column(FixedSample.matrix(), 0));
        // Sums of 40 terms, and a p-value whose logarithm has a slope of some 40 in D.
        assertThat(found.skewness()).isCloseTo(-0.30030360795787, within(1e-13));
        assertThat(found.excessKurtosis()).isCloseTo(-1.1323035325070583, within(1e-13));
        assertThat(found.ksPValue()).isCloseTo(0.6966313464103848, within(1e-12));
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void doesNotDependOnLocationAndScale(Shape shape) {
        double[] residuals = Shape.column(shape.vectors(), 0);
        ResidualNormality plain = ResidualNormality.of(residuals);
        ResidualNormality moved = ResidualNormality.of(
                Arrays.stream(residuals).map(x -> 3 * x + 11).toArray());
        if (shape.rows() < 2) {
            assertThat(plain).isEqualTo(new ResidualNormality(Double.NaN, Double.NaN, Double.NaN));
            return;
        }
        // The shift costs a rounding of 40 in values with a standard deviation of 0.3 or more, some 10² times 2^-53, in
        // each of up to 300
        // terms.
        assertThat(moved.skewness()).isCloseTo(plain.skewness(), within(1e-10));
        assertThat(moved.excessKurtosis()).isCloseTo(plain.excessKurtosis(), within(1e-10));
        assertThat(moved.ksPValue()).isCloseTo(plain.ksPValue(), within(1e-10));
    }

    /** Including scales for which squares leave the range of a double. */
    @ParameterizedTest
    @ValueSource(ints = {-1040, -1000, -600, -480, 480, 510, 600, 1000})
    void doesNotDependOnPowersOfTwo(int exponent) {
        double[] residuals = Shape.column(FixedSample.matrix(), 0);
        double[] scaled =
                Arrays.stream(residuals).map(x -> Math.scalb(x, exponent)).toArray();
        ResidualNormality plain = ResidualNormality.of(residuals);
        ResidualNormality found = ResidualNormality.of(scaled);
        // Below 2^-1022 values lose bits: at 2^-1040 some 34 are left, and 1e-9 of a value of the order of 1.
        double rounding = exponent < -1022 ? 1e-8 : 1e-13;
        assertThat(found.skewness()).isCloseTo(plain.skewness(), within(rounding));
        assertThat(found.excessKurtosis()).isCloseTo(plain.excessKurtosis(), within(rounding));
        assertThat(found.ksPValue()).isCloseTo(plain.ksPValue(), within(40 * rounding));
    }

    @Test
    void rejectsASumOutOfRange() {
        assertThatThrownBy(() -> ResidualNormality.of(new double[] {1e308, 1e308, -1e308}))
                .isInstanceOf(OutOfRangeException.class)
                .hasMessageContaining("overflow");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 40})
    void constantResidualsAreNotRejected(int n) {
        double[] residuals = new double[n];
        Arrays.fill(residuals, -4);
        assertThat(ResidualNormality.of(residuals)).isEqualTo(new ResidualNormality(0, 0, 1));
    }

    @Test
    void aSingleResidualIsUndefined() {
        assertThat(ResidualNormality.of(new double[] {0}))
                .isEqualTo(new ResidualNormality(Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void twoResidualsAreSymmetric() {
        ResidualNormality two = ResidualNormality.of(new double[] {-1, 1});
        // z = ∓1/√2: a few roundings. D = 1/2 − (1 − Φ(1/√2)) = Φ(0.7071…) − 1/2 = 0.26025 and, for n = 2,
        // P(D ≥ d) = 1 − 2(2d − 1/2)² for 1/4 ≤ d ≤ 1/2.
        assertThat(two.skewness()).isCloseTo(0, within(1e-15));
        assertThat(two.excessKurtosis()).isCloseTo(-2, within(1e-14));
        double d = 0.26024993890652326;
        assertThat(two.ksPValue()).isCloseTo(1 - 2 * Math.pow(2 * d - 0.5, 2), within(1e-14));
    }
}
