package plasticity.plots.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plasticity.tables.TableException;

/**
 * Plasticity of a model by query bucket (rows) and key bucket (columns).
 *
 * @param grid NaN where no head has a figure, and where the key bucket is not below the query bucket
 * @param rowTicks some query buckets
 * @param columnTicks some key buckets
 * @param scale that labels the ticks
 */
public record BucketPairs(Grid grid, List<Tick> rowTicks, List<Tick> columnTicks, BucketScale scale) {
    /** Labels that fit on an axis without touching. */
    private static final int MAX_LABELS = 24;

    /**
     * The pairs of a table: a row for each query bucket and a column for each key bucket of the table, also where nothing is defined.
     *
     * @throws TableException when the table does not tell key buckets apart
     */
    public static BucketPairs of(BucketTable table, Aggregation aggregation, BucketScale scale)
            throws TableException {
        List<BucketTable.Pair> pairs = table.pairs();
        int[] queries = table.queryBuckets();
        int[] keys = table.keyBuckets();
        Map<Integer, Map<Integer, Values>> byPair = new TreeMap<>();
        for (BucketTable.Pair pair : pairs) {
            byPair.computeIfAbsent(pair.queryBucket(), any -> new TreeMap<>())
                    .computeIfAbsent(pair.keyBucket(), any -> new Values())
                    .add(pair.plasticity());
        }
        double[][] cells = Grid.empty(queries.length, keys.length);
        for (int row = 0; row < queries.length; row++) {
            Map<Integer, Values> ofQuery = byPair.getOrDefault(queries[row], Map.of());
            for (int column = 0; column < keys.length; column++) {
                Values values = ofQuery.get(keys[column]);
                if (values != null && keys[column] < queries[row]) {
                    cells[row][column] = aggregation.of(values.toArray());
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
