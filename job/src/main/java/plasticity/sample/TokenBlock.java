package plasticity.sample;

/**
 * Consecutive kept rows of one table on their way to the table of kept tokens. Whoever made the block may use its arrays again for the next.
 *
 * @param size n; the arrays hold as many rows or more, of which the first n count
 * @param slots the place of each row in the kept order
 * @param buckets bucket numbers
 * @param examples example numbers; not filled for a query head
 * @param positions in tokens
 * @param windows sliding windows, NaN for null and for a key head
 * @param vectors row-major
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: never compared, never a key
public record TokenBlock(
        int size,
        int[] slots,
        int[] buckets,
        long[] examples,
        double[] positions,
        double[] windows,
        double[] vectors) {}
