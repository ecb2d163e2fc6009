package plasticity.draws;

import java.util.Arrays;
import plasticity.sample.NumpyGenerator;
import plasticity.sample.Ranks;
import plasticity.sample.TokenTable;

/**
 * The sampled queries of a head: of every bucket, all kept queries or a random choice of them. By bucket, then by text, then in the order of the
 * table.
 */
public final class SampledQueries {
    private final CellOrder order;
    private final double[] positions;
    private final int[] cellSizes;
    private final int dimension;
    /** Component by component, so that the products with a key are sums of arrays. */
    private final double[][] vectors;
    /** Sampled rows of the table, ascending, with their index in the sample. */
    private final int[] tableRows;

    private final int[] indexes;
    private int collected;

    private SampledQueries(int[] sampled, TokenTable queries) {
        order = CellOrder.of(sampled, queries);
        int[] rows = order.rows();
        positions =
                Arrays.stream(rows).mapToDouble(row -> queries.positions()[row]).toArray();
        cellSizes = new int[order.cellTexts().length];
        Arrays.setAll(cellSizes, order::size);
        dimension = queries.dimension();
        vectors = new double[dimension][rows.length];
        long[] byRow = new long[rows.length];
        Arrays.setAll(byRow, i -> (long) rows[i] << 32 | i);
        Arrays.sort(byRow);
        tableRows = Arrays.stream(byRow).mapToInt(entry -> (int) (entry >>> 32)).toArray();
        indexes = Arrays.stream(byRow).mapToInt(entry -> (int) entry).toArray();
    }

    /**
     * Draws the sample. Its vectors are to be added by {@link #accept}.
     *
     * @param queries the kept queries, at least one
     */
    public static SampledQueries draw(TokenTable queries, SampleSizes sizes, long seed, int layer, int queryHead) {
        Ranks byBucketNumber = queries.byBucket();
        int[] buckets = byBucketNumber.distinctInts();
        int[] ranks = byBucketNumber.ranks();
        int[] rows = new int[queries.size()];
        int[] starts = new int[buckets.length + 1];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
            starts[ranks[row] + 1]++;
        }
        int[] byBucket = CellOrder.counted(rows, buckets.length, ranks);
        Streams streams = new Streams(seed, layer, queryHead);
        int perBucket = sizes.queriesPerBucket(buckets.length);
        int size = 0;
        for (int b = 0; b < buckets.length; b++) {
            starts[b + 1] += starts[b];
            NumpyGenerator generator = streams.queries(buckets[b]);
            for (int offset : SampledKeys.chosen(starts[b + 1] - starts[b], perBucket, generator)) {
                rows[size++] = byBucket[starts[b] + offset];
            }
        }
        int[] sampled = Arrays.copyOf(rows, size);
        Arrays.sort(sampled);
        return new SampledQueries(sampled, queries);
    }

    /** Adds the vector of a row of the table if it is sampled. All rows are to be offered in ascending order. */
    public void accept(int row, double[] x) {
        if (collected < tableRows.length && tableRows[collected] == row) {
            int index = indexes[collected++];
            for (int j = 0; j < dimension; j++) {
                vectors[j][index] = x[j];
            }
        }
    }

    /** Number of sampled queries. */
    public int size() {
        return positions.length;
    }

    /** The buckets of the kept queries, ascending; each has at least one sampled query. */
    public int[] buckets() {
        return order.buckets();
    }

    /** The first cell of a bucket index; that of the number of buckets is the number of cells. */
    public int[] bucketCells() {
        return order.bucketCells();
    }

    /** The first query of a cell; that of the number of cells is the number of queries. */
    public int[] cellStarts() {
        return order.cellRows();
    }

    /** Number of queries of each cell. */
    public int[] cellSizes() {
        return cellSizes;
    }

    /** The text of each cell. */
    public long[] cellTexts() {
        return order.cellTexts();
    }

    /** The positions, in tokens. */
    public double[] positions() {
        return positions;
    }

    /** The vectors, component by component: d arrays of {@link #size} values. */
    public double[][] vectors() {
        return vectors;
    }
}
