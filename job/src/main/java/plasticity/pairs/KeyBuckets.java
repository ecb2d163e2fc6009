package plasticity.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import plasticity.heads.SlidingWindow;
import plasticity.heads.SlidingWindowUnit;
import plasticity.sample.Ranks;
import plasticity.sample.TokenTable;

/**
 * The buckets of a key head: the last position of each bucket, and its groups of keys of the same example, from which pairs are drawn.
 *
 * <p>Groups are in order of the first occurrence of their example in the table, and rows of a group in the order of the table. Examples with a single
 * key in a bucket have no pair and are left out. Immutable, so query heads with the same key head share it.
 */
public final class KeyBuckets {
    /**
     * One bucket.
     *
     * @param lastPosition the largest position of its keys, in tokens
     * @param draw of pairs of its keys
     */
    record Bucket(double lastPosition, PairDraw draw) {}

    private final NavigableMap<Integer, Bucket> buckets;

    private KeyBuckets(NavigableMap<Integer, Bucket> buckets) {
        this.buckets = buckets;
    }

    public static KeyBuckets of(TokenTable keys) {
        int[] numbers = keys.byBucket().distinctInts();
        int[][] rows = keys.byBucket().indices();
        NavigableMap<Integer, Bucket> buckets = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            double last = Double.NEGATIVE_INFINITY;
            for (int row : rows[i]) {
                last = Math.max(last, keys.positions()[row]);
            }
            buckets.put(numbers[i], new Bucket(last, new PairDraw(groups(rows[i], keys.examples()))));
        }
        return new KeyBuckets(buckets);
    }

    /** The rows of a bucket by example, without those of examples with a single row. */
    private static int[][] groups(int[] rows, long[] examples) {
        long[] ofRows = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ofRows[i] = examples[rows[i]];
        }
        int[][] groups = Arrays.stream(Ranks.of(ofRows).indices())
                .filter(group -> group.length >= 2)
                .sorted(Comparator.comparingInt(group -> group[0]))
                .toArray(int[][]::new);
        for (int[] group : groups) {
            for (int i = 0; i < group.length; i++) {
                group[i] = rows[group[i]];
            }
        }
        return groups;
    }

    /**
     * The key buckets that are visible to the queries of a bucket, ascending.
     *
     * @param queryBucket b &gt; 0
     * @param meanPosition mean position of the bucket's queries, in tokens
     */
    public NavigableSet<Integer> eligible(
            SlidingWindow window, SlidingWindowUnit unit, int queryBucket, double meanPosition) {
        return new EligibleBuckets(window, unit)
                .of(this, queryBucket, meanPosition)
                .navigableKeySet();
    }

    /** The buckets below a query bucket, ascending. */
    NavigableMap<Integer, Bucket> below(int queryBucket) {
        return buckets.headMap(queryBucket, false);
    }
}
