package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.RowSweep;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;

class PowerSumsTest {
    private static final double[] SAMPLE = {3, -1, 4, 1, -5, 9, 2, 6};

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void giveTheMomentsOfEveryColumn(Shape shape) {
        DenseMatrix x = shape.vectors();
        PowerSums sums = of(x);
        for (int j = 0; j < shape.dimension(); j++) {
            Moments expected = Moments.of(Shape.column(x, j));
            Moments found = sums.of(j);
            if (found == null) {
                assertThat(expected.second()).isLessThanOrEqualTo(1e-20 * expected.mean() * expected.mean());
            } else {
                assertClose(found, expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -2, 1e3})
    void theCentreMayDifferFromTheMean(double centre) {
        PowerSums sums = new PowerSums(new DenseVector(new double[] {centre}));
        for (double x : SAMPLE) {
            sums.accept(new double[] {x});
        }
        Moments found = sums.of(0);
        Moments expected = Moments.of(SAMPLE);
        // Terms up to centre⁴ cancel.
        double rounding = 1e-14 * Math.max(1, Math.pow(centre, 4));
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-12));
        assertThat(found.second()).isCloseTo(expected.second(), within(rounding));
        assertThat(found.third()).isCloseTo(expected.third(), within(20 * rounding));
        assertThat(found.fourth()).isCloseTo(expected.fourth(), within(500 * rounding));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-40, 1e75, 1e150, 1e300})
    void areUnusableIfFourthPowersLeaveTheRange(double scale) {
        assertThat(of(column(scale, 0)).of(0)).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-5, 1e5, 1e65})
    void scale(double scale) {
        Moments found = of(column(scale, 0)).of(0);
        Moments unscaled = Moments.of(SAMPLE);
        // A few roundings of the scaled values.
        assertThat(found.skewness()).isCloseTo(unscaled.skewness(), within(1e-13));
        assertThat(found.excessKurtosis()).isCloseTo(unscaled.excessKurtosis(), within(1e-13));
    }

    @Test
    void areUnusableIfAComponentMayBeConstantUpToRounding() {
        assertThat(of(column(0, 7)).of(0)).isNull();
        assertThat(of(column(1e-12, 7)).of(0)).isNull();
        assertThat(of(column(1e-6, 7)).of(0)).isNotNull();
    }

    static PowerSums of(DenseMatrix x) {
        double[] means = new double[x.numCols()];
        Arrays.setAll(means, j -> Arrays.stream(Shape.column(x, j)).average().orElse(0));
        PowerSums sums = new PowerSums(new DenseVector(means));
        RowSweep.read(x, (i, row) -> sums.accept(row));
        return sums;
    }

    private static DenseMatrix column(double scale, double shift) {
        double[] values = Arrays.stream(SAMPLE).map(x -> x * scale + shift).toArray();
        return TokenTable.rowMajor(values.length, 1, values);
    }

    /** Sums of some hundred terms, in another order. */
    private static void assertClose(Moments found, Moments expected) {
        assertThat(found.n()).isEqualTo(expected.n());
        double standardDeviation = Math.sqrt(expected.second());
        assertThat(found.mean())
                .isCloseTo(expected.mean(), within(1e-13 * (standardDeviation + Math.abs(expected.mean()))));
        assertThat(found.second()).isCloseTo(expected.second(), within(1e-12 * expected.second()));
        assertThat(found.third()).isCloseTo(expected.third(), within(1e-12 * Math.pow(standardDeviation, 3)));
        assertThat(found.fourth()).isCloseTo(expected.fourth(), within(1e-12 * expected.fourth()));
    }
}
