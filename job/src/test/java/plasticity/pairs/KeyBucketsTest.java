package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class KeyBucketsTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void equalAScanOfTheTable(Shape shape) {
        TokenTable keys = RandomKeys.of(shape);
        KeyBuckets buckets = KeyBuckets.of(keys);
        assertThat(buckets.below(Integer.MAX_VALUE).keySet())
                .containsExactlyElementsOf(
                        IntStream.of(keys.buckets()).sorted().distinct().boxed().toList());
        buckets.below(Integer.MAX_VALUE).forEach((number, bucket) -> {
            int[] rows = IntStream.range(0, keys.size())
                    .filter(row -> keys.buckets()[row] == number)
                    .toArray();
            assertThat(bucket.lastPosition())
                    .isEqualTo(Arrays.stream(rows)
                            .mapToDouble(row -> keys.positions()[row])
                            .max()
                            .orElseThrow());
            assertThat(bucket.draw().groups()).isDeepEqualTo(groups(keys, rows));
        });
    }

    @Test
    void groupsAreInOrderOfTheirFirstKeys() {
        int[] buckets = {3, 3, 3, 3, 3, 3, 3};
        long[] examples = {8, 1, 5, 8, 5, 9, 8};
        double[] positions = {7, 6, 5, 40, 3, 50, 1};
        KeyBuckets.Bucket bucket = KeyBuckets.of(new TokenTable(
                        buckets, examples, positions, new double[7], Vectors.ofDoubles(7, 1, new double[7])))
                .below(4)
                .get(3);
        assertThat(bucket.draw().groups()).isDeepEqualTo(new int[][] {{0, 3, 6}, {2, 4}});
        // Example 9 has no pair, but its key counts.
        assertThat(bucket.lastPosition()).isEqualTo(50);
    }

    @Test
    void belowExcludesTheBucketItself() {
        KeyBuckets buckets = KeyBuckets.of(RandomKeys.of(new Shape(1, 200, 1)));
        assertThat(buckets.below(4).keySet()).containsExactly(0, 1, 2);
        assertThat(buckets.below(3).keySet()).containsExactly(0, 1, 2);
        assertThat(buckets.below(0)).isEmpty();
    }

    private static int[][] groups(TokenTable keys, int[] rows) {
        return Arrays.stream(rows)
                .mapToLong(row -> keys.examples()[row])
                .distinct()
                .mapToObj(example -> Arrays.stream(rows)
                        .filter(row -> keys.examples()[row] == example)
                        .toArray())
                .filter(group -> group.length >= 2)
                .toArray(int[][]::new);
    }
}
