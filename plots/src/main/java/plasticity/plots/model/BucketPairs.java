package plasticity.plots.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import plasticity.tables.TableException;

/**
 * Plasticity by query bucket (rows) and key bucket (columns). All buckets of the table are included.
 *
 * @param queries query buckets, ascending
 * @param keys key buckets, ascending
 * @param grid aggregated over heads; NaN if no head has a value or the key bucket is not earlier than the query bucket
 * @param heads by head; NaN if the head has no value
 * @param scale the source of the labels
 */
public record BucketPairs(
        List<Integer> queries, List<Integer> keys, Grid grid, SortedMap<Head, Grid> heads, BucketScale scale) {
    /**
     * Aggregates a table.
     *
     * @throws TableException if the table has no column of key buckets
     */
    public static BucketPairs of(BucketTable table, Aggregation aggregation, BucketScale scale) throws TableException {
        int[] queries = table.queryBuckets();
        int[] keys = table.keyBuckets();
        List<BucketTable.Value> earlier = table.values().stream()
                .filter(value -> value.key() < value.query())
                .toList();
        SortedMap<Head, Grid> heads = new TreeMap<>();
        table.values().stream()
                .collect(groupingBy(BucketTable.Value::head, toList()))
                .forEach((head, values) -> heads.put(
                        head,
                        Grid.of(values, queries, keys, BucketTable.Value::key, ofPair -> ofPair[ofPair.length - 1])));
        return new BucketPairs(
                Arrays.stream(queries).boxed().toList(),
                Arrays.stream(keys).boxed().toList(),
                Grid.of(earlier, queries, keys, BucketTable.Value::key, aggregation::of),
                heads,
                scale);
    }

    /** The label of a row. */
    public String queryLabel(int row) {
        return scale.label(queries.get(row));
    }

    /** The label of a column. */
    public String keyLabel(int column) {
        return scale.label(keys.get(column));
    }

    /** The cells in which any head has a value, as {@code row · columns + column} in ascending order. */
    public int[] cells() {
        return heads.values().stream()
                .flatMapToInt(Grid::defined)
                .sorted()
                .distinct()
                .toArray();
    }
}
