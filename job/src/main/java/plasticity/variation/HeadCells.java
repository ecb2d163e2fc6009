package plasticity.variation;

/**
 * The cells of a head's sampled queries: one per bucket and text, ascending.
 *
 * @param buckets bucket numbers, ascending
 * @param bucketCells the first cell of each bucket, and the number of cells
 * @param sizes number of queries of each cell
 * @param texts the text of each cell
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
public record HeadCells(int[] buckets, int[] bucketCells, int[] sizes, long[] texts) {}
