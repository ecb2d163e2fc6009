package plasticity.pairs;

import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.heads.SlidingWindow;
import plasticity.heads.SlidingWindowUnit;

/** Selects the earlier key buckets that are visible to the queries of a bucket through a sliding window. */
record EligibleBuckets(SlidingWindow window, SlidingWindowUnit unit) {

    /**
     * The eligible key buckets, ascending: every bucket c &lt; b without a window. With a window of W tokens, those with (t_b − last key position in
     * c) &lt; W, and always the largest key bucket below b. With a window of W buckets, those with c ≥ b − max(1, ⌊W⌋).
     *
     * @param queryBucket b
     * @param meanPosition t_b, the mean position of the bucket's queries, in tokens
     */
    NavigableMap<Integer, KeyBuckets.Bucket> of(KeyBuckets keys, int queryBucket, double meanPosition) {
        NavigableMap<Integer, KeyBuckets.Bucket> below = keys.below(queryBucket);
        if (!window.isPresent() || below.isEmpty()) {
            return below;
        }
        return switch (unit) {
            case BUCKETS -> below.tailMap(firstWithin(queryBucket), true);
            case TOKENS -> {
                NavigableMap<Integer, KeyBuckets.Bucket> visible = new TreeMap<>(below);
                visible.entrySet()
                        .removeIf(entry -> !entry.getKey().equals(below.lastKey())
                                && !(meanPosition - entry.getValue().lastPosition() < window.size()));
                yield visible;
            }
        };
    }

    private int firstWithin(int queryBucket) {
        double first = queryBucket - Math.max(1, Math.floor(window.size()));
        return (int) Math.max(Integer.MIN_VALUE, first);
    }
}
