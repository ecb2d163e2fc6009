package plasticity.draws;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;
import plasticity.sample.NumpyGenerator;
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
        tableRows = sampled;
        indexes = new int[rows.length];
        int[] indexOf = new int[queries.size()];
        for (int i = 0; i < rows.length; i++) {
            indexOf[rows[i]] = i;
        }
        Arrays.setAll(indexes, i -> indexOf[sampled[i]]);
    }

    /**
     * Draws the sample. Its vectors are to be added by {@link #accept}.
     *
     * @param queries the kept queries, at least one
     */
    public static SampledQueries draw(TokenTable queries, SampleSizes sizes, long seed, int layer, int queryHead) {
        int[] buckets = queries.byBucket().distinctInts();
        int[][] rows = queries.byBucket().indices();
        Streams streams = new Streams(seed, layer, queryHead);
        int perBucket = sizes.queriesPerBucket(buckets.length);
        BitSet sampled = new BitSet(queries.size());
        for (int b = 0; b < buckets.length; b++) {
            int bucket = buckets[b];
            sample(rows[b], perBucket, () -> streams.queries(bucket), sampled);
        }
        return new SampledQueries(sampled.stream().toArray(), queries);
    }

    private static void sample(int[] rows, int atMost, Supplier<NumpyGenerator> generator, BitSet sampled) {
        if (rows.length <= atMost) {
            for (int row : rows) {
                sampled.set(row);
            }
            return;
        }
        for (int i : generator.get().choice(rows.length, atMost)) {
            sampled.set(rows[i]);
        }
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
