package plasticity.sample;

/**
 * Consecutive kept rows of one table on their way to the task that analyses them. Arrays of one length n, vectors of n·d.
 *
 * @param slots the place of each row in the kept order
 * @param buckets bucket numbers
 * @param examples example numbers; not filled for a query head
 * @param positions in tokens
 * @param windows sliding windows, NaN for null and for a key head
 * @param vectors row-major
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: never compared, never a key
public record TokenBlock(
        int[] slots, int[] buckets, long[] examples, double[] positions, double[] windows, double[] vectors) {

    /** n. */
    public int size() {
        return slots.length;
    }
}
