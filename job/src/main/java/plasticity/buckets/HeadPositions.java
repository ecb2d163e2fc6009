package plasticity.buckets;

import java.io.Serializable;
import java.util.List;

/**
 * Where the kept rows of a query head and its key head lie, by bucket.
 *
 * @param queries buckets of the kept queries, ascending
 * @param keys buckets of the kept keys, ascending
 */
public record HeadPositions(List<BucketPositions> queries, List<BucketPositions> keys) implements Serializable {
    /** Those of a head that was not analysed. */
    public static final HeadPositions NONE = new HeadPositions(List.of(), List.of());

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return queries.isEmpty() && keys.isEmpty();
    }
}
