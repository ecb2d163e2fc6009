package plasticity.plots.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import plasticity.tables.TableException;

/**
 * Plasticity aggregated over heads, by query bucket (rows) and key bucket (columns).
 *
 * @param grid NaN if no head has a value or the key bucket is not earlier than the query bucket
 * @param rowTicks labels of query buckets
 * @param columnTicks labels of key buckets
 * @param scale the source of the labels
 */
public record BucketPairs(Grid grid, List<Tick> rowTicks, List<Tick> columnTicks, BucketScale scale) {
    /** Maximum number of labels that fit on an axis. */
    private static final int MAX_LABELS = 24;

    /**
     * Aggregates a table into one row per query bucket and one column per key bucket, including those without a defined value.
     *
     * @throws TableException if the table has no column of key buckets
     */
    public static BucketPairs of(BucketTable table, Aggregation aggregation, BucketScale scale) throws TableException {
        List<BucketTable.Pair> pairs = table.pairs();
        int[] queries = table.queryBuckets();
        int[] keys = table.keyBuckets();
        Map<Integer, Map<Integer, DoubleStream.Builder>> byPair = new TreeMap<>();
        for (BucketTable.Pair pair : pairs) {
            byPair.computeIfAbsent(pair.queryBucket(), any -> new TreeMap<>())
                    .computeIfAbsent(pair.keyBucket(), any -> DoubleStream.builder())
                    .add(pair.plasticity());
        }
        double[][] cells = Grid.empty(queries.length, keys.length);
        for (int row = 0; row < queries.length; row++) {
            Map<Integer, DoubleStream.Builder> ofQuery = byPair.getOrDefault(queries[row], Map.of());
            for (int column = 0; column < keys.length; column++) {
                DoubleStream.Builder values = ofQuery.get(keys[column]);
                if (values != null && keys[column] < queries[row]) {
                    cells[row][column] = aggregation.of(values.build().toArray());
                }
            }
        }
        return new BucketPairs(
                new Grid(cells),
                IndexTicks.everyNth(queries.length, MAX_LABELS, i -> scale.label(queries[i])),
                IndexTicks.everyNth(keys.length, MAX_LABELS, i -> scale.label(keys[i])),
                scale);
    }
}
