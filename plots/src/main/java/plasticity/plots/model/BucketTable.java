package plasticity.plots.model;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plasticity.tables.Column;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The rows of a bucket table with the columns of {@link HeadBucketPlasticity}, or with the legacy columns. */
public final class BucketTable {
    private final StoredTable table;
    private final int[] queryBuckets;
    private final List<Value> values = new ArrayList<>();

    /**
     * The plasticity of a head.
     *
     * @param key bucket; -1 in legacy tables
     */
    record Value(Head head, int query, int key, double plasticity) {
        int layer() {
            return head.layer();
        }
    }

    private BucketTable(StoredTable table) throws TableException {
        this.table = table;
        List<Head> heads = Head.of(table);
        boolean isLegacy = !table.has(HeadBucketPlasticity.Q_BUCKET) && table.has(HeadBucketPlasticity.LEGACY_BUCKET);
        queryBuckets = table.integers(isLegacy ? HeadBucketPlasticity.LEGACY_BUCKET : HeadBucketPlasticity.Q_BUCKET);
        double[] plasticity = table.numbers(HeadBucketPlasticity.AP_BUCKET);
        int[] keyBuckets = hasKeyBuckets() ? table.integers(HeadBucketPlasticity.K_BUCKET) : new int[0];
        for (int row = 0; row < plasticity.length; row++) {
            if (Double.isFinite(plasticity[row])) {
                int key = hasKeyBuckets() ? keyBuckets[row] : -1;
                values.add(new Value(heads.get(row), queryBuckets[row], key, plasticity[row]));
            }
        }
    }

    /**
     * Reads a table. Plasticity may be undefined in every row.
     *
     * @throws TableException if the file is not a bucket table
     */
    public static BucketTable read(Path file) throws TableException {
        List<Column> wanted = new ArrayList<>(HeadBucketPlasticity.TABLE.columns());
        wanted.add(HeadBucketPlasticity.LEGACY_BUCKET);
        return new BucketTable(StoredTable.read(file, wanted));
    }

    /** Whether plasticity is defined in any row. */
    public boolean isDefined() {
        return !values.isEmpty();
    }

    /**
     * Returns the reason why plasticity is undefined in every row, as a clause without a full stop.
     *
     * @param statuses of the same run; if they contain no reason, it is derived from this table
     */
    public String whyUndefined(StatusTable statuses) {
        return statuses.whyNoPlasticity()
                .orElse(
                        table.rows() == 0
                                ? "the table has no rows, so no key bucket is earlier than a query bucket"
                                : "no key bucket holds two keys of one text");
    }

    /**
     * Reads a table with at least one defined plasticity.
     *
     * @throws TableException if the file is not a bucket table, or a status table next to it is invalid
     * @throws PlotException if plasticity is undefined in every row; the message includes the reason
     */
    public static BucketTable readDefined(Path file) throws TableException, PlotException {
        BucketTable table = read(file);
        if (!table.isDefined()) {
            throw new PlotException(file + ": has no defined " + HeadBucketPlasticity.AP_BUCKET.name()
                    + ", nothing to draw: " + table.whyUndefined(StatusTable.nextTo(file)));
        }
        return table;
    }

    /** The distinct query buckets in ascending order, including those without a defined plasticity. */
    public int[] queryBuckets() {
        return distinct(queryBuckets);
    }

    /**
     * The distinct key buckets in ascending order, including those without a defined plasticity.
     *
     * @throws TableException if the table has no column of key buckets
     */
    int[] keyBuckets() throws TableException {
        return distinct(table.integers(HeadBucketPlasticity.K_BUCKET));
    }

    private static int[] distinct(int[] keys) {
        return Arrays.stream(keys).sorted().distinct().toArray();
    }

    /** Whether the table has a column of key buckets; legacy tables do not. */
    public boolean hasKeyBuckets() {
        return table.has(HeadBucketPlasticity.K_BUCKET);
    }

    /** The rows with a defined plasticity. */
    List<Value> values() {
        return values;
    }

    /** Mean plasticity over key buckets by head and query bucket, in ascending order; undefined rows are skipped. */
    Map<Head, Map<Integer, Double>> byHead() {
        return values.stream()
                .collect(groupingBy(
                        Value::head,
                        TreeMap::new,
                        groupingBy(Value::query, TreeMap::new, averagingDouble(Value::plasticity))));
    }

    /** The entries of {@link #byHead}. */
    static List<Value> flat(Map<Head, Map<Integer, Double>> byHead) {
        List<Value> flat = new ArrayList<>();
        byHead.forEach((head, buckets) -> buckets.forEach((query, mean) -> flat.add(new Value(head, query, -1, mean))));
        return flat;
    }
}
