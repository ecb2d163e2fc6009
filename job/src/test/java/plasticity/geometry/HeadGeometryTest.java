package plasticity.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/** Undefined and special cases; all metrics of random heads are compared with their definitions in {@code BruteForceTest}. */
class HeadGeometryTest {
    private static final double[][] DRIFTING = {{0, 1}, {1, 0}, {2, 1}, {3, -2}};

    /** @param vectors one per position 0, 1, 2 … */
    private static Scatter scatter(double[]... vectors) {
        double[] positions = new double[vectors.length];
        Arrays.setAll(positions, i -> i);
        return scatterAt(positions, vectors);
    }

    private static Scatter scatterAt(double[] positions, double[]... vectors) {
        int d = vectors[0].length;
        double[] values = Arrays.stream(vectors).flatMapToDouble(Arrays::stream).toArray();
        double[] signs = new double[d];
        Arrays.fill(signs, 1);
        return Scatter.of(table(positions, d, values), new DenseVector(signs));
    }

    @Test
    void keysNeedNotBeMultipliedByTheOrientation() {
        double[] positions = new Random(2).doubles(20).toArray();
        double[] values = new Random(1).doubles(60).toArray();
        for (int i = 2; i < values.length; i += 3) {
            values[i] *= 1e-4; // so small that the correlation along this axis is computed from the keys
        }
        DenseVector signs = new DenseVector(new double[] {1, -1, -1});
        Scatter ofDumped = Scatter.of(table(positions, 3, values), signs);
        double[] multiplied = values.clone();
        Arrays.setAll(multiplied, i -> values[i] * signs.apply(i % 3));
        Scatter expected = Scatter.of(table(positions, 3, multiplied), new DenseVector(new double[] {1, 1, 1}));
        assertThat(ofDumped.mean()).containsExactly(expected.mean());
        assertThat(ofDumped.products()).containsExactly(expected.products());
        assertThat(ofDumped.matrix()).isDeepEqualTo(expected.matrix());
        for (double[] direction : new double[][] {{0.5, 0.25, -1}, {0, 0, 1}}) {
            assertThat(ofDumped.correlation(direction)).isEqualTo(expected.correlation(direction));
        }
    }

    private static TokenTable table(double[] positions, int d, double[] values) {
        int n = positions.length;
        return new TokenTable(new int[n], new long[n], positions, new double[n], Vectors.ofDoubles(n, d, values));
    }

    private static HeadGeometry geometry(Scatter queries, Scatter keys) {
        return HeadGeometry.of(queries, keys, 0.25);
    }

    @Test
    void aDriftAlongOneAxis() {
        // Both drift by 2 per token along the first axis only; the keys are 3 higher along the second.
        HeadGeometry geometry = geometry(
                scatter(new double[] {0, 0}, new double[] {2, 0}, new double[] {4, 0}),
                scatter(new double[] {0, 3}, new double[] {2, 3}, new double[] {4, 3}));
        assertThat(geometry.queryPositionR()).isCloseTo(1, within(1e-15));
        assertThat(geometry.keyPositionR()).isCloseTo(1, within(1e-15));
        assertThat(geometry.queryDrift()).isCloseTo(2, within(1e-15));
        assertThat(geometry.keyDrift()).isCloseTo(2, within(1e-15));
        assertThat(geometry.queryCentroid()).isCloseTo(2, within(1e-15));
        assertThat(geometry.biasStrength()).isCloseTo(4, within(1e-14));
        assertThat(geometry.biasLogits()).isCloseTo(4 * 2 / Math.sqrt(2), within(1e-14));
        assertThat(geometry.separation()).isCloseTo(3, within(1e-15));
        // Variances of 8/3 along the first axis and 9/4 along the second.
        assertThat(geometry.driftVarianceFraction()).isCloseTo(32.0 / 59, within(1e-15));
        assertThat(geometry.separationVarianceFraction()).isCloseTo(27.0 / 59, within(1e-15));
        assertThat(geometry.separationStrength()).isCloseTo(9 / (9 + 16.0 / 3), within(1e-15));
        assertThat(geometry.pc0VarianceFraction()).isCloseTo(32.0 / 59, within(1e-15));
        assertThat(geometry.headClass()).isEqualTo(HeadClass.POSITION_DOMINATED);
        assertThat(geometry.queryRSquared()).isEqualTo(0.25);
        // R² of a constant component is 1, as in the regression of queries.
        assertThat(geometry.keyRSquared()).isEqualTo(1);
    }

    @Test
    void withoutDriftThereIsNoDirection() {
        HeadGeometry constant = geometry(
                scatterAt(new double[] {5}, new double[] {1, 3}), scatterAt(new double[] {5, 5, 5, 5}, DRIFTING));
        for (double metric : new double[] {
            constant.queryPositionR(),
            constant.keyPositionR(),
            constant.queryDrift(),
            constant.keyDrift(),
            constant.queryCentroid(),
            constant.keyCentroid(),
            constant.biasStrength(),
            constant.biasLogits(),
            constant.driftVarianceFraction(),
            constant.separationVarianceFraction(),
            constant.separationStrength(),
            constant.separation()
        }) {
            assertThat(metric).isNaN();
        }
        assertThat(constant.pc0VarianceFraction())
                .as("has variance, nevertheless")
                .isPositive();
        assertThat(constant.pc0QueryPositionR()).isNaN();
        assertThat(constant.headClass()).isNull();
        assertThat(constant.keyRSquared()).isZero();
    }

    @Test
    void withoutSeparationThereIsNoSecondDirection() {
        HeadGeometry same = geometry(scatter(DRIFTING), scatter(DRIFTING));
        assertThat(same.queryDrift()).isNotNaN();
        assertThat(same.separation()).isNaN();
        assertThat(same.separationStrength()).isNaN();
        assertThat(same.separationVarianceFraction()).isNaN();
        HeadGeometry oneComponent =
                geometry(scatter(new double[] {1}, new double[] {2}), scatter(new double[] {4}, new double[] {7}));
        assertThat(oneComponent.driftVarianceFraction()).isEqualTo(1);
        assertThat(oneComponent.separation()).isNaN();
        assertThat(oneComponent.pc0VarianceFraction()).as("the only component").isEqualTo(1);
    }

    @Test
    void equalEigenvaluesHaveNoFirstComponent() {
        double[][] square = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        assertThat(geometry(scatter(square), scatter(square)).pc0VarianceFraction())
                .isNaN();
        assertThat(geometry(scatter(square), scatter(square)).headClass()).isNull();
        double[][] zero = {{0, 0}, {0, 0}};
        assertThat(geometry(scatter(zero), scatter(zero)).pc0VarianceFraction()).isNaN();
    }

    /** Covariances near 0 have large relative errors; the decomposition must not take the matrix for an asymmetric one. */
    @Test
    void covariancesNearZeroDoNotHideTheFirstComponent() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            HeadGeometry geometry = geometry(scatter(integers(28, random)), scatter(integers(20, random)));
            assertThat(geometry.pc0VarianceFraction()).as("seed %s", seed).isBetween(0.2, 1.0);
        }
    }

    private static double[][] integers(int rows, Random random) {
        double[][] vectors = new double[rows][];
        Arrays.setAll(vectors, i -> random.ints(5, -2, 3).asDoubleStream().toArray());
        return vectors;
    }

    /** A direction along which queries vary little in comparison with their length has the correlation of its rows, not of rounding. */
    @Test
    void constantProjectionsHaveNoCorrelation() {
        double[][] constant = {{1e8, 1}, {1e8, 1}, {1e8, 1}};
        assertThat(scatter(constant).correlation(new double[] {0.6, 0.8})).isNaN();
        double[][] nearlyConstant = {{1e8, 0}, {1e8, 1}, {1e8, 2}};
        assertThat(scatter(nearlyConstant).correlation(new double[] {0, 1})).isCloseTo(1, within(1e-14));
        assertThat(scatterAt(new double[] {4, 4}, new double[] {1}, new double[] {2})
                        .correlation(new double[] {1}))
                .as("at one position")
                .isNaN();
    }
}
