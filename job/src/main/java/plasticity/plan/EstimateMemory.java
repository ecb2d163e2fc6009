package plasticity.plan;

import java.util.stream.IntStream;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.estimators.PairScores;
import plasticity.tokens.HeadFooter;

/**
 * Upper bound of the heap that the estimates of a work unit need in addition to its tables, computed from footers and settings. For B buckets with κ
 * sampled keys, q sampled queries and φ far pairs each, S_k = B·κ, S_q = B·q, at most n_k and n_q, and G groups of texts:
 *
 * <pre>
 * rows      (n_k + n_q)·40                      ranks and order by bucket and text
 * keys      S_k·(16·d + 24 + 16·(G + 1))        sampled keys, oriented and rotated, and their products with the models
 * pairs     B·(κ²/2 + φ)·24                     near pairs, if all sampled keys of a bucket are of one text, and far pairs
 * queries   S_q·(16·d + 48)                     sampled queries and the same in columns, one query head at a time
 * scores    (S_q + (B + 2)·G)·S_k·8             at most 64 MiB, unless the pairs of one bucket need more: (S_q + (B + 2)·G)·(κ + φ)·8
 * moments   (min(B·G, n_q) + 7·(G + 1))·8·d     sums of vectors by bucket and group; models
 * sums      B·(G + 1)·300                       sums by bucket and replicate
 * matrices  64·d²                               second moments of keys and queries, principal components
 * counts    (S_k/2·(B·κ + S_q) + B·φ·S_q)/2·c   by pair and text of an eligible bucket, of every query head of an estimated key head, else of one;
 *                                               c = 1 byte, or 4 if q &gt; 63
 * table     B²·1024                             rows of head_bucket_estimates, one query head at a time; 0 if that table is not written
 * </pre>
 *
 * <p>Footers do not contain the number of buckets. The bound is the maximum over B from 1 to {@value TaskMemory#MOST_BUCKETS}, or to the size of the
 * range of buckets if all footers have statistics. A head with more buckets may need more: counts and table grow with B². Cells of distances are not counted: there are few, unless {@code distance_bin} is much smaller than by default.
 */
final class EstimateMemory {
    private static final int LARGEST_BYTE = Byte.MAX_VALUE / 2;

    private final EstimateSettings settings;
    private final long keys;
    private final long queries;
    private final long dimension;
    private final int counted;

    private EstimateMemory(WorkUnit unit, EstimateSettings settings, int cap) {
        this.settings = settings;
        keys = unit.key().keptRows(cap);
        queries =
                unit.allQueries().mapToLong(query -> query.keptRows(cap)).max().orElse(0);
        dimension = unit.heads().mapToLong(HeadFooter::dimension).max().orElse(0);
        counted = unit.isKeyHeadEstimated() ? (int) unit.allQueries().count() : 1;
    }

    /** @param cap number of rows of a head that are kept at most */
    static long of(WorkUnit unit, EstimateSettings settings, int cap) {
        EstimateMemory memory = new EstimateMemory(unit, settings, cap);
        long rows = Math.max(memory.keys, memory.queries);
        int range = unit.heads()
                .mapToInt(head -> head.buckets().orElse(TaskMemory.MOST_BUCKETS))
                .max()
                .orElse(0);
        int most = (int) Math.min(Math.min(rows, range), TaskMemory.MOST_BUCKETS);
        return IntStream.rangeClosed(1, most).mapToLong(memory::of).max().orElse(0);
    }

    private long of(int buckets) {
        SampleSizes sizes = settings.sizes();
        long keysPerBucket = Math.min(keys, sizes.keysPerBucket(buckets));
        long queriesPerBucket = Math.min(queries, sizes.queriesPerBucket(buckets));
        long farPairs = sizes.farPairsPerBucket(buckets);
        long sampledKeys = Math.min(keys, buckets * keysPerBucket);
        long sampledQueries = Math.min(queries, buckets * queriesPerBucket);
        long values = settings.groups() + 1L;
        long ofOneKey = (sampledQueries + (buckets + 2L) * settings.groups()) * Double.BYTES;
        long ofOneBucket = Math.min(sampledKeys, keysPerBucket + farPairs) * ofOneKey;
        long ofAllBuckets = Math.min(PairScores.MEMORY, sampledKeys * ofOneKey);
        long nearCounts = sampledKeys / 2 * (buckets * keysPerBucket + sampledQueries);
        long counts = (nearCounts + buckets * farPairs * sampledQueries)
                / 2
                * (queriesPerBucket > LARGEST_BYTE ? Integer.BYTES : 1);
        return 40 * (keys + queries)
                + sampledKeys * (16 * dimension + 24 + 16 * values)
                + 24L * buckets * (keysPerBucket * keysPerBucket / 2 + farPairs)
                + sampledQueries * (16 * dimension + 48)
                + Math.max(ofOneBucket, ofAllBuckets)
                + 8 * dimension * (Math.min((long) buckets * settings.groups(), queries) + 7 * values)
                + 300L * buckets * values
                + 64 * dimension * dimension
                + counts * counted
                + (buckets <= settings.maxQueryBuckets() ? 1024L * buckets * buckets : 0);
    }
}
