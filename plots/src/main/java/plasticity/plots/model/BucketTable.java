package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import plasticity.tables.BucketRow;
import plasticity.tables.Column;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The rows of a bucket table, with {@code BucketRow}'s or the legacy columns. */
public final class BucketTable {
    private static final String LAYER = name(BucketRow.COLUMNS, 0);
    private static final String HEAD = name(BucketRow.COLUMNS, 1);
    private static final String QUERY_BUCKET = name(BucketRow.COLUMNS, 3);
    private static final String KEY_BUCKET = name(BucketRow.COLUMNS, 4);
    private static final String PLASTICITY = name(BucketRow.COLUMNS, 5);
    private static final String LEGACY_BUCKET = name(BucketRow.LEGACY_COLUMNS, 3);

    private final StoredTable table;
    private final int[] layers;
    private final int[] heads;
    private final int[] queryBuckets;
    private final double[] plasticity;

    private BucketTable(StoredTable table) throws TableException {
        this.table = table;
        this.layers = table.wholes(LAYER);
        this.heads = table.wholes(HEAD);
        boolean isLegacy = !table.has(QUERY_BUCKET) && table.has(LEGACY_BUCKET);
        this.queryBuckets = table.wholes(isLegacy ? LEGACY_BUCKET : QUERY_BUCKET);
        this.plasticity = table.reals(PLASTICITY);
    }

    private static String name(List<Column<BucketRow>> columns, int index) {
        return columns.get(index).name();
    }

    /**
     * Reads a table. Its plasticity may be undefined in every row.
     *
     * @throws TableException when the file is no such table
     */
    public static BucketTable read(Path file) throws TableException {
        Map<String, Column.Type> wanted = new HashMap<>();
        BucketRow.COLUMNS.forEach(column -> wanted.put(column.name(), column.type()));
        BucketRow.LEGACY_COLUMNS.forEach(column -> wanted.put(column.name(), column.type()));
        return new BucketTable(StoredTable.read(file, wanted));
    }

    /** Whether plasticity is defined in any row. */
    public boolean isDefined() {
        return Arrays.stream(plasticity).anyMatch(Double::isFinite);
    }

    /**
     * Why plasticity is defined in no row, as a clause without a full stop.
     *
     * @param statuses of the same run's heads; where they do not say it, the rows of this table do
     */
    public String whyUndefined(StatusTable statuses) {
        return statuses.whyNoPlasticity()
                .orElse(
                        table.rows() == 0
                                ? "the table has no rows, so no key bucket is earlier than a query bucket"
                                : "no key bucket holds two keys of one text");
    }

    /**
     * Reads a table to draw it.
     *
     * @throws TableException when the file, or a table of states beside it, is no such table
     * @throws PlotException when plasticity is defined in no row; the message says why
     */
    public static BucketTable readDefined(Path file) throws TableException, PlotException {
        BucketTable table = read(file);
        if (!table.isDefined()) {
            throw new PlotException(file + ": holds no defined " + PLASTICITY + ", there is nothing to draw: "
                    + table.whyUndefined(StatusTable.nextTo(file)));
        }
        return table;
    }

    /** The query buckets of all rows, rising; plasticity may be undefined in all rows of one. */
    public int[] queryBuckets() {
        return distinct(queryBuckets);
    }

    /**
     * The key buckets of all rows, rising; plasticity may be undefined in all rows of one.
     *
     * @throws TableException when the table does not tell key buckets apart
     */
    int[] keyBuckets() throws TableException {
        return distinct(table.wholes(KEY_BUCKET));
    }

    private static int[] distinct(int[] buckets) {
        return Arrays.stream(buckets).sorted().distinct().toArray();
    }

    /** Mean over key buckets for each head and query bucket with a defined plasticity; both rising. */
    Map<Head, Map<Integer, Double>> byHead() {
        Map<Head, Map<Integer, Values>> cells = new TreeMap<>();
        for (int row = 0; row < plasticity.length; row++) {
            if (Double.isFinite(plasticity[row])) {
                cells.computeIfAbsent(new Head(layers[row], heads[row]), head -> new TreeMap<>())
                        .computeIfAbsent(queryBuckets[row], bucket -> new Values())
                        .add(plasticity[row]);
            }
        }
        Map<Head, Map<Integer, Double>> means = new TreeMap<>();
        cells.forEach((head, buckets) -> {
            Map<Integer, Double> ofHead = new TreeMap<>();
            buckets.forEach((bucket, values) -> ofHead.put(bucket, Aggregation.MEAN.of(values.toArray())));
            means.put(head, ofHead);
        });
        return means;
    }

    /**
     * Defined plasticity of all heads for each query bucket and key bucket.
     *
     * @throws TableException when the table does not tell key buckets apart
     */
    List<Pair> pairs() throws TableException {
        return pairsByHead().values().stream().flatMap(List::stream).toList();
    }

    /**
     * Defined plasticity for each query bucket and key bucket, head by head; heads rising.
     *
     * @throws TableException when the table does not tell key buckets apart
     */
    SortedMap<Head, List<Pair>> pairsByHead() throws TableException {
        int[] keyBuckets = table.wholes(KEY_BUCKET);
        SortedMap<Head, List<Pair>> pairs = new TreeMap<>();
        for (int row = 0; row < plasticity.length; row++) {
            if (Double.isFinite(plasticity[row])) {
                pairs.computeIfAbsent(new Head(layers[row], heads[row]), head -> new ArrayList<>())
                        .add(new Pair(queryBuckets[row], keyBuckets[row], plasticity[row]));
            }
        }
        return pairs;
    }

    /** Whether the table tells key buckets apart; the legacy one does not. */
    public boolean hasKeyBuckets() {
        return table.has(KEY_BUCKET);
    }

    /** One head's plasticity for a query and a key bucket. */
    record Pair(int queryBucket, int keyBucket, double plasticity) {}
}
