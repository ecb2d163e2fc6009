package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.heads.SlidingWindow;
import plasticity.heads.SlidingWindowUnit;
import plasticity.position.PositionalRotation;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class PlasticityEstimatorTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void equalsTheDefinition(Shape shape) {
        TokenTable queries = RandomKeys.of(new Shape(shape.seed() + 1000, shape.rows(), shape.dimension()));
        TokenTable keys = RandomKeys.of(shape);
        QueryModel model = model(shape);
        PositionalRotation rotation = rotation(shape);
        List<BucketPlasticity> found = new PlasticityEstimator(
                        model, rotation, SlidingWindow.NONE, SlidingWindowUnit.TOKENS, 20)
                .estimate(queries, keys, KeyBuckets.of(keys), new NumpyGenerator(shape.seed()));

        List<BucketPlasticity> expected = new PlasticityByDefinition(model, rotation, 20)
                .estimate(queries, keys, new NumpyGenerator(shape.seed()));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).queryBucket()).isEqualTo(expected.get(i).queryBucket());
            assertThat(found.get(i).keyBucket()).isEqualTo(expected.get(i).keyBucket());
            // Rotating the difference and subtracting rotated keys round differently: some 10² roundings of 2^-53 in z.
            assertThat(found.get(i).plasticity()).isCloseTo(expected.get(i).plasticity(), within(1e-12));
        }
    }

    @Test
    void manyDrawnPairsApproximateAllPairs() {
        Shape shape = new Shape(21, 300, 8);
        TokenTable keys = RandomKeys.of(shape);
        QueryModel model = model(shape);
        PositionalRotation rotation = rotation(shape);
        TokenTable oneBucket =
                new TokenTable(new int[300], new long[300], keys.positions(), keys.windows(), keys.vectors());
        TokenTable query = new TokenTable(
                new int[] {1}, new long[1], new double[] {700}, new double[1], Vectors.ofDoubles(1, 8, new double[8]));

        int draws = 20_000;
        double found = new PlasticityEstimator(model, rotation, SlidingWindow.NONE, SlidingWindowUnit.TOKENS, draws)
                .estimate(query, oneBucket, KeyBuckets.of(oneBucket), new NumpyGenerator(9))
                .get(0)
                .plasticity();

        PlasticityByDefinition definition = new PlasticityByDefinition(model, rotation, draws);
        double[] mean = definition.meanQuery(query, 1);
        double sum = 0;
        double squares = 0;
        int pairs = 0;
        for (int i = 0; i < oneBucket.size(); i++) {
            for (int j = 0; j < i; j++) {
                double plasticity = definition.plasticity(oneBucket, i, j, mean);
                sum += plasticity;
                squares += plasticity * plasticity;
                pairs++;
            }
        }
        double exhaustive = sum / pairs;
        double standardDeviation = Math.sqrt(squares / pairs - exhaustive * exhaustive);
        // Independent draws: five standard errors of their mean.
        assertThat(found).isCloseTo(exhaustive, within(5 * standardDeviation / Math.sqrt(draws)));
        assertThat(standardDeviation).as("the bound is not vacuous").isBetween(0.01, 0.5);
    }

    @Test
    void aBucketWithoutPairsIsUndefinedAndConsumesNoDraws() {
        TokenTable keys = table(new int[] {0, 0, 1, 1}, new long[] {1, 2, 3, 3}, new double[] {1, 2, 3, 5});
        TokenTable queries = table(new int[] {0, 2}, new long[2], new double[] {1, 1});
        NumpyGenerator generator = new NumpyGenerator(0);
        List<BucketPlasticity> found = estimate(queries, keys, generator);
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isEqualTo(new BucketPlasticity(2, 0, 0, Double.NaN));
        assertThat(found.get(1).plasticity()).isBetween(0.0, 1.0);
        // Bucket 1 has one pair: integers(1) consumes nothing, choice(2, 2) consumes halves of the first word.
        NumpyGenerator other = new NumpyGenerator(0);
        other.choice(2, 2);
        assertThat(generator.integers(1000)).isEqualTo(other.integers(1000));
    }

    @Test
    void ignoresPairsOfEqualKeys() {
        TokenTable keys = table(new int[] {0, 0, 0, 1, 1, 1}, new long[6], new double[] {4, 4, 4, 4, 4, 5});
        TokenTable queries = table(new int[] {2}, new long[1], new double[] {1});
        // Queries of mean 0 prefer neither of two different keys, so all other pairs have plasticity 1.
        assertThat(estimate(queries, keys, new NumpyGenerator(0)))
                .containsExactly(new BucketPlasticity(2, 0, 3, Double.NaN), new BucketPlasticity(2, 1, 3, 1));
    }

    @Test
    void ignoresQueriesOfTheFirstBucketAndKeysOfLaterBuckets() {
        TokenTable keys = table(new int[] {1, 1, 2, 2}, new long[4], new double[] {1, 2, 3, 4});
        TokenTable queries = table(new int[] {0, 1, -1}, new long[3], new double[] {1, 1, 1});
        assertThat(estimate(queries, keys, new NumpyGenerator(0))).isEmpty();
    }

    @Test
    void theWindowExcludesEarlierBuckets() {
        TokenTable keys = table(new int[] {0, 0, 1, 1, 2, 2}, new long[6], new double[] {1, 2, 3, 4, 5, 7});
        TokenTable queries = table(new int[] {3}, new long[1], new double[] {1});
        List<BucketPlasticity> found = new PlasticityEstimator(
                        unitModel(), noRotation(), new SlidingWindow(2), SlidingWindowUnit.BUCKETS, 256)
                .estimate(queries, keys, KeyBuckets.of(keys), new NumpyGenerator(0));
        assertThat(found).extracting(BucketPlasticity::keyBucket).containsExactly(1, 2);
    }

    @Test
    void replacesAVarianceOfZero() {
        QueryModel certain = new QueryModel(
                new DenseVector(new double[] {1, 2}),
                new DenseVector(new double[] {0, 0}),
                new DenseVector(new double[] {0, -1}));
        assertThat(certain.positiveVariance()).containsExactly(1e-12, 1e-12);
        assertThat(certain.variance().values()).containsExactly(0, -1);
    }

    @Test
    void overallSkipsUndefinedBuckets() {
        BucketPlasticity undefined = new BucketPlasticity(1, 0, 0, Double.NaN);
        assertThat(BucketPlasticity.overall(
                        List.of(undefined, new BucketPlasticity(2, 0, 5, 0.25), new BucketPlasticity(2, 1, 9, 0.75))))
                .isEqualTo(0.5);
        assertThat(BucketPlasticity.overall(List.of(undefined))).isNaN();
        assertThat(BucketPlasticity.overall(List.of())).isNaN();
    }

    private static QueryModel model(Shape shape) {
        SplittableRandom random = shape.random();
        int d = shape.dimension();
        return new QueryModel(
                new DenseVector(random.doubles(d, -0.5, 0.5).toArray()),
                new DenseVector(random.doubles(d, -1e-4, 1e-4).toArray()),
                new DenseVector(random.doubles(d, 0.2, 2).toArray()));
    }

    private static PositionalRotation rotation(Shape shape) {
        return PositionalRotation.of(
                new DenseVector(shape.random().doubles(shape.dimension(), -1, 1).toArray()));
    }

    private static PositionalRotation noRotation() {
        return PositionalRotation.of(new DenseVector(new double[1]));
    }

    private static QueryModel unitModel() {
        return new QueryModel(
                new DenseVector(new double[1]), new DenseVector(new double[1]), new DenseVector(new double[] {1}));
    }

    private static List<BucketPlasticity> estimate(TokenTable queries, TokenTable keys, NumpyGenerator generator) {
        return new PlasticityEstimator(unitModel(), noRotation(), SlidingWindow.NONE, SlidingWindowUnit.TOKENS, 256)
                .estimate(queries, keys, KeyBuckets.of(keys), generator);
    }

    /** One component; positions are the rows' numbers. */
    private static TokenTable table(int[] buckets, long[] examples, double[] values) {
        int n = values.length;
        double[] positions = IntStream.range(0, n).asDoubleStream().toArray();
        return new TokenTable(buckets, examples, positions, new double[n], Vectors.ofDoubles(n, 1, values));
    }
}
