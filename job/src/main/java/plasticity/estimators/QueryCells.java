package plasticity.estimators;

import java.util.Arrays;
import plasticity.draws.SampledQueries;
import plasticity.jackknife.TextGroups;

/**
 * The sampled queries of a head by bucket, text and group of texts, and the constants of the estimators that depend on their numbers only. Arrays
 * by bucket and value have index b·R + r, those by bucket and group b·G + g.
 */
public final class QueryCells {
    private final TextGroups groups;
    private final QueryColumns columns;
    private final int[] bucketCells;
    private final int[] cellStarts;
    private final int[] cellSizes;
    private final int[] cellGroups;
    private final double[] positions;
    /** By column of the queries: its index in arrays by bucket and group, and its group. */
    final int[] columnIndexes;

    final int[] columnGroups;
    /** By bucket and value: number of queries. */
    final double[] counts;
    /** By bucket and value: Σ n_e·n_e′ over different texts. */
    final double[] pairsOfTexts;
    /** By bucket and value: number of queries in cells of at least two. */
    final double[] countsInPairs;
    /** By bucket and value: mean position; NaN without queries. */
    final double[] meanPositions;

    public QueryCells(SampledQueries queries, TextGroups groups) {
        this.groups = groups;
        columns = new QueryColumns(queries);
        bucketCells = queries.bucketCells();
        cellStarts = queries.cellStarts();
        cellSizes = queries.cellSizes();
        cellGroups = groups.of(queries.cellTexts());
        positions = queries.positions();
        int buckets = buckets();
        double[] size = new double[buckets * groups.groups()];
        double[] squares = new double[size.length];
        double[] inPairs = new double[size.length];
        double[] position = new double[size.length];
        int[] cellIndexes = new int[cellSizes.length];
        for (int b = 0; b < buckets; b++) {
            for (int cell = bucketCells[b]; cell < bucketCells[b + 1]; cell++) {
                int at = b * groups.groups() + cellGroups[cell];
                cellIndexes[cell] = at;
                double n = cellSizes[cell];
                size[at] += n;
                squares[at] += n * n;
                inPairs[at] += n >= 2 ? n : 0;
                for (int q = cellStarts[cell]; q < cellStarts[cell + 1]; q++) {
                    position[at] += positions[q];
                }
            }
        }
        columnIndexes =
                Arrays.stream(columns.cells()).map(cell -> cellIndexes[cell]).toArray();
        columnGroups =
                Arrays.stream(columns.cells()).map(cell -> cellGroups[cell]).toArray();
        counts = byValue(size);
        double[] squared = byValue(squares);
        countsInPairs = byValue(inPairs);
        meanPositions = byValue(position);
        pairsOfTexts = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            pairsOfTexts[i] = counts[i] * counts[i] - squared[i];
            meanPositions[i] = meanPositions[i] / counts[i];
        }
    }

    private double[] byValue(double[] byGroup) {
        double[] byValue = new double[buckets() * values()];
        for (int b = 0; b < buckets(); b++) {
            groups.leaveOut(byGroup, b * groups.groups(), byValue, b * values());
        }
        return byValue;
    }

    /** Number of query buckets. */
    public int buckets() {
        return bucketCells.length - 1;
    }

    /** Number R of values of a metric. */
    public int values() {
        return groups.values();
    }

    public TextGroups groups() {
        return groups;
    }

    /** The queries in columns. */
    public QueryColumns columns() {
        return columns;
    }

    /** The first cell of each bucket, and the number of cells. */
    public int[] bucketCells() {
        return bucketCells;
    }

    int[] cellStarts() {
        return cellStarts;
    }

    public int[] cellSizes() {
        return cellSizes;
    }

    public int[] cellGroups() {
        return cellGroups;
    }

    /** Positions of the sampled queries, in tokens. */
    double[] positions() {
        return positions;
    }

    /** Number of sampled queries of a bucket. */
    public int queries(int bucket) {
        return (int) counts[bucket * values()];
    }

    /** Number of texts of the sampled queries of a bucket. */
    public int texts(int bucket) {
        return bucketCells[bucket + 1] - bucketCells[bucket];
    }

    /** Whether the empirical plasticity of a bucket is defined for all texts: its sampled queries are of at least two texts. */
    public boolean hasSeveralTexts(int bucket) {
        return pairsOfTexts[bucket * values()] > 0;
    }
}
