package plasticity.sample;

import plasticity.arrays.RealArray;

/**
 * A block of rows of one table in file order: the kept queries, or all keys. The arrays may be reused for the next block.
 *
 * @param size n; the arrays have n or more entries, of which the first n are valid
 * @param slots index of each row among the kept rows; −1 for a key that is not kept and only contributes to the orientation
 * @param buckets bucket numbers
 * @param examples example numbers; undefined for a query head and a key that is not kept, as are positions
 * @param positions in tokens
 * @param windows sliding windows; NaN for null and for a key head
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
        RealArray vectors) {}
