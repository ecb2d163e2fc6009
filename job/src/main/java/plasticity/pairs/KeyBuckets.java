package plasticity.pairs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.sample.TokenTable;

/**
 * A key head's buckets: for each its last position and the groups of keys of the same example from which pairs can be drawn.
 *
 * <p>Groups stand in the order in which their examples first appear in the table, rows within a group in the table's order; an example with a
 * single key in a bucket gives no pair and is left out. Immutable, so query heads that share a key head share this too.
 */
public final class KeyBuckets {
    /**
     * One bucket.
     *
     * @param lastPosition the largest position of its keys, in tokens
     * @param groups rows of the table, a group an example, each of two rows or more
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    record Bucket(double lastPosition, int[][] groups) {}

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
        return new Bucket(last, groups);
    }

    /** The buckets below a query bucket, ascending. */
    NavigableMap<Integer, Bucket> below(int queryBucket) {
        return buckets.headMap(queryBucket, false);
    }
}
