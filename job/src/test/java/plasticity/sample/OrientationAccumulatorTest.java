package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.testing.Blocks;

class OrientationAccumulatorTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void isTheSignOfTheMeanOfBucketMeans(Shape shape) {
        DenseMatrix keys = shape.vectors();
        SplittableRandom random = shape.random();
        int[] buckets = random.ints(shape.rows(), -3, 6).toArray();

        OrientationAccumulator accumulator = new OrientationAccumulator(shape.dimension());
        accumulator.accept(Blocks.keys(buckets, keys.values()));

        double[] signs = accumulator.signs().values();
        for (int j = 0; j < shape.dimension(); j++) {
            assertThat(signs[j]).isEqualTo(meanOfBucketMeans(buckets, Shape.column(keys, j)) < 0 ? -1 : 1);
        }
    }

    @Test
    void allBucketsHaveTheSameWeight() {
        OrientationAccumulator accumulator = new OrientationAccumulator(1);
        for (int i = 0; i < 100; i++) {
            accumulator.accept(Blocks.keys(new int[] {0}, 1));
        }
        accumulator.accept(Blocks.keys(new int[] {7}, -2));
        assertThat(accumulator.signs().values()).containsExactly(-1);
    }

    @Test
    void zeroGivesPlus() {
        OrientationAccumulator accumulator = new OrientationAccumulator(3);
        accumulator.accept(Blocks.keys(new int[] {0}, 0, -0.0, 2));
        accumulator.accept(Blocks.keys(new int[] {1}, 0, -0.0, -2));
        assertThat(accumulator.signs().values()).containsExactly(1, 1, 1);
    }

    @Test
    void noKeysGivePlus() {
        assertThat(new OrientationAccumulator(2).signs().values()).containsExactly(1, 1);
    }

    @Test
    void rejectsSumsOutOfRange() {
        OrientationAccumulator accumulator = new OrientationAccumulator(2);
        accumulator.accept(Blocks.keys(new int[] {0}, 1, 1e308));
        assertThat(accumulator.signs().values()).containsExactly(1, 1);
        accumulator.accept(Blocks.keys(new int[] {0}, 1, 1e308));
        assertThatThrownBy(accumulator::signs)
                .isInstanceOf(OutOfRangeException.class)
                .hasMessage("sums of the keys overflow double precision; scale the vectors down");
    }

    private static double meanOfBucketMeans(int[] buckets, double[] component) {
        List<Integer> distinct = IntStream.of(buckets).distinct().boxed().toList();
        return distinct.stream()
                .mapToDouble(bucket -> IntStream.range(0, buckets.length)
                        .filter(i -> buckets[i] == bucket)
                        .mapToDouble(i -> component[i])
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
