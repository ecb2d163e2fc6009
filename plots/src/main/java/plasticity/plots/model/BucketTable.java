package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import plasticity.tables.BucketRow;
import plasticity.tables.Column;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The rows of a bucket table with the columns of {@code BucketRow}, or with the legacy columns. */
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
     * Reads a table. Plasticity may be undefined in every row.
     *
     * @throws TableException if the file is not a bucket table
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
            throw new PlotException(file + ": has no defined " + PLASTICITY + ", nothing to draw: "
                    + table.whyUndefined(StatusTable.nextTo(file)));
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
        return distinct(table.wholes(KEY_BUCKET));
    }

    private static int[] distinct(int[] buckets) {
        return Arrays.stream(buckets).sorted().distinct().toArray();
    }

    /** Mean plasticity over key buckets by head and query bucket, in ascending order; undefined rows are skipped. */
    Map<Head, Map<Integer, Double>> byHead() {
        Map<Head, Map<Integer, DoubleStream.Builder>> cells = new TreeMap<>();
        for (int row = 0; row < plasticity.length; row++) {
            if (Double.isFinite(plasticity[row])) {
                cells.computeIfAbsent(new Head(layers[row], heads[row]), head -> new TreeMap<>())
                        .computeIfAbsent(queryBuckets[row], bucket -> DoubleStream.builder())
                        .add(plasticity[row]);
            }
        }
        Map<Head, Map<Integer, Double>> means = new TreeMap<>();
        cells.forEach((head, buckets) -> {
            Map<Integer, Double> ofHead = new TreeMap<>();
            buckets.forEach((bucket, values) ->
                    ofHead.put(bucket, Aggregation.MEAN.of(values.build().toArray())));
            means.put(head, ofHead);
        });
        return means;
    }

    /**
     * Returns the rows with a defined plasticity.
     *
     * @throws TableException if the table has no column of key buckets
     */
    List<Pair> pairs() throws TableException {
        return pairsByHead().values().stream().flatMap(List::stream).toList();
    }

    /**
     * Returns the rows with a defined plasticity by head.
     *
     * @throws TableException if the table has no column of key buckets
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

    /** Whether the table has a column of key buckets; legacy tables do not. */
    public boolean hasKeyBuckets() {
        return table.has(KEY_BUCKET);
    }

    /** The plasticity of a head for a query and a key bucket. */
    record Pair(int queryBucket, int keyBucket, double plasticity) {}
}
