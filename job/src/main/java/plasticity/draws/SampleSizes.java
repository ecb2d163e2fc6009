package plasticity.draws;

import java.io.Serializable;

/**
 * The sizes of the samples, per head, so that the cost does not grow with the number of buckets.
 *
 * @param queries number of sampled queries; at least 16 per bucket are taken
 * @param keys number of sampled keys; at least 32 per bucket are taken
 * @param farPairs number of pairs of keys of different buckets; at least 16 per bucket of the later key are taken
 */
public record SampleSizes(int queries, int keys, int farPairs) implements Serializable {
    /** Maximum number of sampled queries of a bucket. */
    public int queriesPerBucket(int buckets) {
        return Math.max(16, queries / buckets);
    }

    /** Maximum number of sampled keys of a bucket. */
    public int keysPerBucket(int buckets) {
        return Math.max(32, keys / buckets);
    }

    /** Maximum number of pairs of a key of a bucket and one of an earlier bucket. */
    public int farPairsPerBucket(int buckets) {
        return Math.max(16, farPairs / buckets);
    }
}
