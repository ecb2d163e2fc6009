package plasticity.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;

class ScalarPredictabilityTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void predictsLogPositionByOneProjection(Shape shape) {
        double[] p = shape.positions();
        DenseMatrix x = shape.vectors();
        DenseVector slope = LineFit.of(p, x).line().slope();
        ScalarPredictability found = LineFit.predictability(p, x, slope);

        double[] y = Arrays.stream(p).map(v -> Math.log(v + 1) / Math.log(2)).toArray();
        double baseline = meanAbsolute(y, mean(y));
        // Sums of up to 300 terms of size up to 13, each off by a few roundings: below 1e-12.
        assertThat(found.maeBaseline()).isCloseTo(baseline, within(1e-12));
        if (shape.rows() < 2) {
            assertThat(found).isEqualTo(new ScalarPredictability(0, baseline, baseline));
            return;
        }
        double[] s = projections(x, slope);
        double correlation = product(s, y, mean(s), mean(y))
                / Math.sqrt(product(s, s, mean(s), mean(s)) * product(y, y, mean(y), mean(y)));
        double gradient = product(s, y, mean(s), mean(y)) / product(s, s, mean(s), mean(s));
        double[] predicted = Arrays.stream(s)
                .map(value -> mean(y) + gradient * (value - mean(s)))
                .toArray();
        double projected = 0;
        for (int i = 0; i < y.length; i++) {
            projected += Math.abs(y[i] - predicted[i]) / y.length;
        }
        // The mean of s is up to 10² of its standard deviation, so sums of 300 terms over it lose 300·10²·2^-52 <
        // 1e-11.
        assertThat(found.rSquared()).isCloseTo(correlation * correlation, within(1e-10));
        assertThat(found.maeProjection()).isCloseTo(projected, within(1e-10));
        assertThat(found.maeRatio()).isEqualTo(found.maeProjection() / found.maeBaseline());
    }

    @Test
    void powersOfTwoAreExactDoublings() {
        double[] p = {0, 1, 3, 7};
        DenseMatrix x = TokenTable.rowMajor(4, 1, new double[] {0, 1, 2, 3});
        ScalarPredictability found = LineFit.predictability(p, x, new DenseVector(new double[] {2}));
        // y = s = 0, 1, 2, 3: everything is exact.
        assertThat(found).isEqualTo(new ScalarPredictability(1, 1, 0));
        assertThat(found.maeRatio()).isZero();
    }

    @Test
    void theLengthAndSignOfTheDirectionDoNotMatter() {
        Shape shape = new Shape(11, 200, 6);
        double[] p = shape.positions();
        DenseMatrix x = shape.vectors();
        double[] slope = LineFit.of(p, x).line().slope().values();
        double[] scaled = Arrays.stream(slope).map(v -> -8 * v).toArray();
        ScalarPredictability found = LineFit.predictability(p, x, new DenseVector(scaled));
        // A factor of −2³ changes no mantissa.
        assertThat(found).isEqualTo(LineFit.predictability(p, x, new DenseVector(slope)));
    }

    @Test
    void withoutADirectionPredictsNothing() {
        double[] p = {0, 1, 3};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {1, 2, 3, 4, 5, 6});
        assertPredictsNothing(LineFit.predictability(p, x, new DenseVector(new double[2])));
        assertPredictsNothing(LineFit.predictability(p, x, new DenseVector(new double[] {Double.NaN, 1})));
    }

    @Test
    void aConstantProjectionPredictsNothing() {
        double[] p = {0, 1, 3};
        DenseMatrix x = TokenTable.rowMajor(3, 2, new double[] {1, 2, 1, 4, 1, 6});
        assertPredictsNothing(LineFit.predictability(p, x, new DenseVector(new double[] {1, 0})));
    }

    @Test
    void equalPositionsPredictNothing() {
        double[] p = {5, 5, 5};
        DenseMatrix x = TokenTable.rowMajor(3, 1, new double[] {1, 2, 4});
        ScalarPredictability found = LineFit.predictability(p, x, new DenseVector(new double[] {1}));
        assertThat(found).isEqualTo(new ScalarPredictability(0, 0, 0));
        assertThat(found.maeRatio()).isEqualTo(1);
    }

    private static void assertPredictsNothing(ScalarPredictability found) {
        assertThat(found.rSquared()).isZero();
        assertThat(found.maeProjection()).isEqualTo(found.maeBaseline()).isPositive();
        assertThat(found.maeRatio()).isEqualTo(1);
    }

    private static double[] projections(DenseMatrix x, DenseVector slope) {
        double length = Math.sqrt(slope.dot(slope));
        double[] s = new double[x.numRows()];
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < slope.size(); j++) {
                s[i] += x.apply(i, j) * (slope.apply(j) / length);
            }
        }
        return s;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double meanAbsolute(double[] values, double centre) {
        return Arrays.stream(values).map(v -> Math.abs(v - centre)).average().orElseThrow();
    }

    private static double product(double[] a, double[] b, double centreA, double centreB) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - centreA) * (b[i] - centreB);
        }
        return sum;
    }
}
