package plasticity.buckets;

import java.io.Serializable;
import java.util.List;

/**
 * Positions of the kept rows of a query head and of its key head, by bucket.
 *
 * @param queries buckets of the kept queries, ascending
 * @param keys buckets of the kept keys, ascending
 */
public record HeadPositions(List<BucketPositions> queries, List<BucketPositions> keys) implements Serializable {
    /** Positions of a head that was not analysed. */
    public static final HeadPositions NONE = new HeadPositions(List.of(), List.of());

    /** Whether the head was not analysed. */
    public boolean isEmpty() {
        return queries.isEmpty() && keys.isEmpty();
    }
}
