package plasticity.plots.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import plasticity.tables.TableException;

/**
 * Plasticity per head, by query bucket (rows) and key bucket (columns).
 *
 * @param queries query buckets of the table, ascending
 * @param keys key buckets of the table, ascending
 * @param grids NaN if the head has no value
 */
public record HeadPairs(List<Integer> queries, List<Integer> keys, SortedMap<Head, Grid> grids) {
    /**
     * Creates the grids of a table.
     *
     * @throws TableException if the table has no column of key buckets
     */
    public static HeadPairs of(BucketTable table) throws TableException {
        SortedMap<Head, List<BucketTable.Pair>> pairs = table.pairsByHead();
        int[] queries = table.queryBuckets();
        int[] keys = table.keyBuckets();
        SortedMap<Head, Grid> grids = new TreeMap<>();
        pairs.forEach((head, ofHead) -> {
            double[][] cells = Grid.empty(queries.length, keys.length);
            for (BucketTable.Pair pair : ofHead) {
                cells[Arrays.binarySearch(queries, pair.queryBucket())][Arrays.binarySearch(keys, pair.keyBucket())] =
                        pair.plasticity();
            }
            grids.put(head, new Grid(cells));
        });
        return new HeadPairs(
                Arrays.stream(queries).boxed().toList(),
                Arrays.stream(keys).boxed().toList(),
                Collections.unmodifiableSortedMap(grids));
    }

    /** The cells in which any head has a value, as {@code row · columns + column} in ascending order. */
    public int[] cells() {
        return grids.values().stream()
                .flatMapToInt(grid -> {
                    double[] values = grid.values();
                    return IntStream.range(0, values.length).filter(cell -> Double.isFinite(values[cell]));
                })
                .sorted()
                .distinct()
                .toArray();
    }
}
