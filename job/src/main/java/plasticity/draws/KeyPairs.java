package plasticity.draws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plasticity.sample.NumpyGenerator;

/**
 * The pairs of sampled keys of one text, by the bucket of the later key and by kind. Far pairs are drawn without replacement if there are too many;
 * pairs of equal keys are dropped, since no query prefers one of them.
 *
 * @param available M, number of pairs before the draw, including pairs of equal keys
 * @param first the earlier key of a far pair, or the first of a near pair: index of a sampled key
 * @param second the other key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
public record KeyPairs(int available, int[] first, int[] second) {
    private static final int LARGEST = Integer.MAX_VALUE - 16;

    /** Number of pairs used. */
    public int size() {
        return first.length;
    }

    /**
     * All pairs of a sample.
     *
     * @return by kind, then by bucket index
     * @throws IllegalArgumentException if a bucket has too many pairs to number them
     */
    public static Map<PairKind, List<KeyPairs>> of(
            SampledKeys keys, SampleSizes sizes, long seed, int layer, int keyHead) {
        int buckets = keys.buckets().length;
        int farPairs = sizes.farPairsPerBucket(buckets);
        Streams streams = new Streams(seed, layer, keyHead);
        List<KeyPairs> near = new ArrayList<>();
        List<KeyPairs> far = new ArrayList<>();
        Map<Long, Earlier> earlier = new HashMap<>();
        for (int c = 0; c < buckets; c++) {
            near.add(near(keys, c));
            far.add(far(keys, c, earlier, farPairs, streams));
            for (int key = keys.start(c); key < keys.start(c + 1); key++) {
                earlier.computeIfAbsent(keys.text(key), text -> new Earlier()).add(key);
            }
        }
        return Map.of(PairKind.NEAR, near, PairKind.FAR, far);
    }

    private static KeyPairs near(SampledKeys keys, int bucket) {
        Collector collector = new Collector(keys);
        for (int i = keys.start(bucket); i < keys.start(bucket + 1); i++) {
            for (int j = i + 1; j < keys.start(bucket + 1) && keys.text(j) == keys.text(i); j++) {
                collector.add(i, j);
            }
        }
        return collector.pairs(collector.added);
    }

    private static KeyPairs far(SampledKeys keys, int bucket, Map<Long, Earlier> earlier, int atMost, Streams streams) {
        int from = keys.start(bucket);
        // By key of the bucket: the number of pairs before those of the key.
        int[] before = new int[keys.start(bucket + 1) - from + 1];
        for (int j = 0; j < before.length - 1; j++) {
            Earlier candidates = earlier.get(keys.text(from + j));
            long pairs = (long) before[j] + (candidates == null ? 0 : candidates.size);
            if (pairs > LARGEST) {
                throw new IllegalArgumentException("too many pairs of sampled keys; lower estimate_keys");
            }
            before[j + 1] = (int) pairs;
        }
        int available = before[before.length - 1];
        Collector collector = new Collector(keys);
        int[] drawn = null;
        if (available > atMost) {
            NumpyGenerator generator = streams.farPairs(keys.buckets()[bucket]);
            drawn = generator.choice(available, atMost);
        }
        for (int n = 0; n < Math.min(available, atMost); n++) {
            int pair = drawn == null ? n : drawn[n];
            int j = owner(before, pair);
            collector.add(earlier.get(keys.text(from + j)).keys[pair - before[j]], from + j);
        }
        return collector.pairs(available);
    }

    /** The last j with before[j] ≤ pair that has pairs of its own. */
    private static int owner(int[] before, int pair) {
        int low = 0;
        int high = before.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (before[middle] <= pair) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The sampled keys of a text in earlier buckets. */
    private static final class Earlier {
        private int[] keys = new int[8];
        private int size;

        private void add(int key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
            }
            keys[size++] = key;
        }
    }

    /** Collects pairs of different keys. */
    private static final class Collector {
        private final SampledKeys keys;
        private int[] first = new int[64];
        private int[] second = new int[64];
        private int size;
        private int added;

        private Collector(SampledKeys keys) {
            this.keys = keys;
        }

        private void add(int one, int other) {
            added++;
            if (keys.areEqual(one, other)) {
                return;
            }
            if (size == first.length) {
                first = Arrays.copyOf(first, 2 * size);
                second = Arrays.copyOf(second, 2 * size);
            }
            first[size] = one;
            second[size++] = other;
        }

        private KeyPairs pairs(int available) {
            return new KeyPairs(available, Arrays.copyOf(first, size), Arrays.copyOf(second, size));
        }
    }
}
