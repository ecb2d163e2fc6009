package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.heads.SlidingWindow;
import plasticity.heads.SlidingWindowUnit;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class EligibleBucketsTest {
    private static final double[] WINDOWS = {0.5, 1, 1.9, 2, 3, 100, 512, 1024, 1500.5, 4096, 1e300};

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void equalTheDefinition(Shape shape) {
        TokenTable keys = RandomKeys.of(shape);
        KeyBuckets buckets = KeyBuckets.of(keys);
        for (int b = 0; b < 12; b++) {
            double meanPosition = 512 * b + 200.25;
            assertThat(eligible(SlidingWindow.NONE, SlidingWindowUnit.TOKENS, buckets, b, meanPosition))
                    .isEqualTo(below(keys, b));
            for (double size : WINDOWS) {
                SlidingWindow window = new SlidingWindow(size);
                assertThat(eligible(window, SlidingWindowUnit.TOKENS, buckets, b, meanPosition))
                        .as("%s tokens, bucket %s", size, b)
                        .isEqualTo(withinTokens(keys, b, meanPosition, size));
                assertThat(eligible(window, SlidingWindowUnit.BUCKETS, buckets, b, meanPosition))
                        .as("%s buckets, bucket %s", size, b)
                        .isEqualTo(withinBuckets(keys, b, size));
            }
        }
    }

    @Test
    void excludesAKeyAtTheEdgeOfATokenWindow() {
        TokenTable keys = new TokenTable(
                new int[] {0, 1, 2},
                new long[3],
                new double[] {100, 600, 1100},
                new double[3],
                Vectors.ofDoubles(3, 1, new double[3]));
        KeyBuckets buckets = KeyBuckets.of(keys);
        assertThat(eligible(new SlidingWindow(1000), SlidingWindowUnit.TOKENS, buckets, 3, 1600))
                .containsExactly(2);
        assertThat(eligible(new SlidingWindow(1001), SlidingWindowUnit.TOKENS, buckets, 3, 1600))
                .containsExactly(1, 2);
    }

    private static List<Integer> eligible(
            SlidingWindow window, SlidingWindowUnit unit, KeyBuckets buckets, int b, double meanPosition) {
        return List.copyOf(
                new EligibleBuckets(window, unit).of(buckets, b, meanPosition).keySet());
    }

    private static List<Integer> below(TokenTable keys, int b) {
        return IntStream.of(keys.buckets())
                .filter(c -> c < b)
                .sorted()
                .distinct()
                .boxed()
                .toList();
    }

    private static List<Integer> withinTokens(TokenTable keys, int b, double meanPosition, double size) {
        List<Integer> below = below(keys, b);
        return below.stream()
                .filter(c -> c.equals(below.get(below.size() - 1)) || meanPosition - lastPosition(keys, c) < size)
                .toList();
    }

    private static List<Integer> withinBuckets(TokenTable keys, int b, double size) {
        return below(keys, b).stream()
                .filter(c -> b - Math.max(1, Math.floor(size)) <= c)
                .toList();
    }

    private static double lastPosition(TokenTable keys, int bucket) {
        return IntStream.range(0, keys.size())
                .filter(row -> keys.buckets()[row] == bucket)
                .mapToDouble(row -> keys.positions()[row])
                .max()
                .orElseThrow();
    }
}
