package plasticity.pairs;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import plasticity.sample.Shape;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/** Random tables with unequal and missing buckets, and examples of one or more keys, in random order. */
final class RandomKeys {
    private static final int[] BUCKETS = {0, 1, 2, 4, 5, 9};

    private RandomKeys() {}

    static TokenTable of(Shape shape) {
        SplittableRandom random = shape.random();
        int n = shape.rows();
        int[] buckets = IntStream.generate(() -> BUCKETS[random.nextInt(1 + random.nextInt(BUCKETS.length))])
                .limit(n)
                .toArray();
        long examples = 1L + n / 8;
        return new TokenTable(
                buckets,
                random.longs(n, 0, examples).map(e -> e * 10_000_000_000L).toArray(),
                IntStream.of(buckets)
                        .mapToDouble(bucket -> 512 * bucket + random.nextInt(512))
                        .toArray(),
                DoubleStream.generate(() -> Double.NaN).limit(n).toArray(),
                Vectors.of(shape.vectors()));
    }
}
