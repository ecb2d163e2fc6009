package plasticity.pairs;

import java.util.Arrays;
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

    private static final int NONE = -1;

    private final NavigableMap<Integer, Bucket> buckets;

    private KeyBuckets(NavigableMap<Integer, Bucket> buckets) {
        this.buckets = buckets;
    }

    public static KeyBuckets of(TokenTable keys) {
        Ranks byExample = Ranks.of(keys.examples());
        int[] groupOf = new int[byExample.size()];
        Arrays.fill(groupOf, NONE);
        int[] numbers = keys.byBucket().distinctInts();
        int[][] rows = keys.byBucket().indices();
        NavigableMap<Integer, Bucket> buckets = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            double last = Double.NEGATIVE_INFINITY;
            for (int row : rows[i]) {
                last = Math.max(last, keys.positions()[row]);
            }
            buckets.put(numbers[i], new Bucket(last, new PairDraw(groups(rows[i], byExample.ranks(), groupOf))));
        }
        return new KeyBuckets(buckets);
    }

    /**
     * The rows of a bucket by example, without those of examples with a single row.
     *
     * @param groupOf by example: {@link #NONE}, before and after the call
     */
    private static int[][] groups(int[] rows, int[] examples, int[] groupOf) {
        int[] sizes = new int[rows.length];
        int groups = 0;
        for (int row : rows) {
            int example = examples[row];
            if (groupOf[example] == NONE) {
                groupOf[example] = groups++;
            }
            sizes[groupOf[example]]++;
        }
        int[][] byGroup = Arrays.stream(sizes, 0, groups).mapToObj(int[]::new).toArray(int[][]::new);
        for (int i = rows.length - 1; i >= 0; i--) {
            int group = groupOf[examples[rows[i]]];
            byGroup[group][--sizes[group]] = rows[i];
        }
        for (int row : rows) {
            groupOf[examples[row]] = NONE;
        }
        return Arrays.stream(byGroup).filter(group -> group.length >= 2).toArray(int[][]::new);
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
