package plasticity.pairs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import plasticity.heads.SlidingWindow;
import plasticity.heads.SlidingWindowUnit;
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
        NavigableMap<Integer, Map<Long, IntList>> rows = new TreeMap<>();
        for (int row = 0; row < keys.size(); row++) {
            rows.computeIfAbsent(keys.buckets()[row], b -> new LinkedHashMap<>())
                    .computeIfAbsent(keys.examples()[row], e -> new IntList())
                    .add(row);
        }
        NavigableMap<Integer, Bucket> buckets = new TreeMap<>();
        for (Entry<Integer, Map<Long, IntList>> bucket : rows.entrySet()) {
            buckets.put(bucket.getKey(), bucketOf(bucket.getValue(), keys.positions()));
        }
        return new KeyBuckets(buckets);
    }

    private static Bucket bucketOf(Map<Long, IntList> byExample, double[] positions) {
        double last = Double.NEGATIVE_INFINITY;
        for (IntList rows : byExample.values()) {
            for (int row : rows.toArray()) {
                last = Math.max(last, positions[row]);
            }
        }
        int[][] groups = byExample.values().stream()
                .filter(rows -> rows.size() >= 2)
                .map(IntList::toArray)
                .toArray(int[][]::new);
        return new Bucket(last, new PairDraw(groups));
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
