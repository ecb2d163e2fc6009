package plasticity.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;

class PositionalRotationTest {
    /** Entries of H are made of d ≤ 40 products of numbers up to 1: some 10² roundings of 2^-53. */
    private static final double ENTRY = 1e-13;

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void isASymmetricOrthogonalMatrixWithTheDirectionAsItsFirstColumn(Shape shape) {
        double[] slope = slope(shape);
        double[][] h = matrix(PositionalRotation.of(new DenseVector(slope)), slope.length);
        double length = PositionalRotation.norm(slope);
        for (int i = 0; i < h.length; i++) {
            assertThat(h[i][0]).isCloseTo(slope[i] / length, within(ENTRY));
            for (int j = 0; j < h.length; j++) {
                assertThat(h[i][j]).isCloseTo(h[j][i], within(ENTRY));
                assertThat(product(h, i, j)).isCloseTo(i == j ? 1 : 0, within(ENTRY));
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void equalsMultiplicationByTheExplicitMatrix(Shape shape) {
        double[] slope = slope(shape);
        double[][] h = householder(slope);
        DenseMatrix x = shape.vectors();
        DenseMatrix rotated = shape.vectors();
        LineFit.rotate(PositionalRotation.of(new DenseVector(slope)), rotated);
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.dimension(); j++) {
                double expected = 0;
                for (int k = 0; k < shape.dimension(); k++) {
                    expected += x.apply(i, k) * h[k][j];
                }
                // Entries up to about 20, so 20 times what an entry of H may be off.
                assertThat(rotated.apply(i, j)).isCloseTo(expected, within(20 * ENTRY));
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void rotatesVectorsOfOtherSignsToTheSameBits(Shape shape) {
        double[] alternating = new double[shape.dimension()];
        Arrays.setAll(alternating, j -> j % 2 == 0 ? -1 : 1);
        DenseVector signs = new DenseVector(alternating);
        PositionalRotation rotation = PositionalRotation.of(new DenseVector(slope(shape)));
        double[] x = new SplittableRandom(1).doubles(shape.dimension()).toArray();
        double[] turned = x.clone();
        TokenTable.orient(turned, signs);
        rotation.rotate(x);
        rotation.times(signs).rotate(turned);
        TokenTable.orient(turned, signs);
        assertThat(turned).containsExactly(x);
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void leavesNoDriftOutsideTheFirstComponent(Shape shape) {
        double[] t = shape.positions();
        DenseMatrix x = shape.vectors();
        LineFit fit = LineFit.of(t, x);
        LineFit.rotate(PositionalRotation.of(fit.line().slope()), x);
        double[] slope = LineFit.of(t, x).line().slope().values();
        // Two fits lose up to n roundings of values near 10, over positions with a standard deviation near 10³.
        double negligible = 1e-13 + 1e-11 * fit.line().slopeNorm();
        assertThat(slope[0]).isCloseTo(fit.line().slopeNorm(), within(negligible));
        for (int j = 1; j < slope.length; j++) {
            assertThat(slope[j]).isCloseTo(0, within(negligible));
        }
    }

    /** Bit for bit: a vector, an inner product on the way, or several vectors at a time. */
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void allMethodsRotateAlike(Shape shape) {
        int d = shape.dimension();
        SplittableRandom random = shape.random();
        double[] other = random.doubles(d, -1, 1).toArray();
        double[] slope = random.doubles(d, -1, 1).toArray();
        int size = 5;
        for (double[] direction : new double[][] {slope, new double[d]}) {
            PositionalRotation rotation = PositionalRotation.of(new DenseVector(direction));
            double[][] together = new double[d][size + 2];
            double[][] expected = new double[size][];
            for (int i = 0; i < size; i++) {
                double[] x = random.doubles(d, -3, 3).toArray();
                for (int j = 0; j < d; j++) {
                    together[j][i] = x[j];
                }
                expected[i] = x.clone();
                rotation.rotate(expected[i]);
                double product = PositionalRotation.dot(other, x);
                assertThat(rotation.rotateAndDot(x, other)).isEqualTo(product);
                assertThat(x).isEqualTo(expected[i]);
            }
            rotation.rotate(together, new double[4][size + 2]);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < d; j++) {
                    assertThat(together[j][i]).isEqualTo(expected[i][j]);
                }
            }
        }
    }

    @Test
    void swapsTheAxesOfAVector() {
        double[] values = {3, 4};
        PositionalRotation.of(new DenseVector(new double[] {0, 2})).rotate(values);
        // v is (−1, 1)/√2, so a few roundings of numbers below 8.
        assertThat(values).containsExactly(new double[] {4, 3}, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-13, Double.MIN_VALUE, Double.NaN})
    void isTheIdentityWithoutADirection(double drift) {
        assertIdentity(0, drift, 0);
    }

    @Test
    void isTheIdentityForADirectionAlongTheFirstAxis() {
        assertIdentity(3, 0);
        assertIdentity(3, 1e-13);
        assertIdentity(2e-12);
    }

    private static void assertIdentity(double... slope) {
        double[] values = new double[slope.length];
        Arrays.setAll(values, j -> 0.3 + j);
        double[] rotated = values.clone();
        PositionalRotation.of(new DenseVector(slope)).rotate(rotated);
        assertThat(rotated).isEqualTo(values);
    }

    @Test
    void theOppositeDirectionFlipsTheFirstAxisOnly() {
        DenseMatrix x = TokenTable.rowMajor(2, 2, new double[] {1, 2, 3, 4});
        LineFit.rotate(PositionalRotation.of(new DenseVector(new double[] {-5, 0})), x);
        assertThat(x.values()).containsExactly(-1, 2, -3, 4);
    }

    /** A direction of realistic length; some are longer than 1. */
    private static double[] slope(Shape shape) {
        SplittableRandom random = shape.random();
        double scale = Math.pow(10, random.nextDouble(-6, 2));
        return random.doubles(shape.dimension(), -scale, scale).toArray();
    }

    /** The explicit matrix I − 2vvᵀ. */
    private static double[][] householder(double[] slope) {
        int d = slope.length;
        double length = Math.sqrt(new DenseVector(slope).dot(new DenseVector(slope)));
        double[] v = new double[d];
        double squares = 0;
        for (int i = 0; i < d; i++) {
            v[i] = slope[i] / length - (i == 0 ? 1 : 0);
            squares += v[i] * v[i];
        }
        double[][] h = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                h[i][j] = (i == j ? 1 : 0) - (squares == 0 ? 0 : 2 * v[i] * v[j] / squares);
            }
        }
        return h;
    }

    /** H, from rotating the axes. */
    private static double[][] matrix(PositionalRotation rotation, int d) {
        double[][] h = new double[d][d];
        for (int i = 0; i < d; i++) {
            h[i][i] = 1;
            rotation.rotate(h[i]);
        }
        return h;
    }

    private static double product(double[][] h, int i, int j) {
        double sum = 0;
        for (double[] row : h) {
            sum += row[i] * row[j];
        }
        return sum;
    }
}
