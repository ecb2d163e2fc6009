package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import plasticity.tables.Column;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The rows of a bucket table with the columns of {@link HeadBucketPlasticity}, or with the legacy columns. */
public final class BucketTable {
    private final StoredTable table;
    private final int[] layers;
    private final int[] heads;
    private final int[] queryBuckets;
    private final double[] plasticity;

    private BucketTable(StoredTable table) throws TableException {
        this.table = table;
        this.layers = table.integers(HeadIdentity.LAYER);
        this.heads = table.integers(HeadIdentity.Q_HEAD);
        boolean isLegacy = !table.has(HeadBucketPlasticity.Q_BUCKET) && table.has(HeadBucketPlasticity.LEGACY_BUCKET);
        this.queryBuckets =
                table.integers(isLegacy ? HeadBucketPlasticity.LEGACY_BUCKET : HeadBucketPlasticity.Q_BUCKET);
        this.plasticity = table.numbers(HeadBucketPlasticity.AP_BUCKET);
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
        int[] keyBuckets = table.integers(HeadBucketPlasticity.K_BUCKET);
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
        return table.has(HeadBucketPlasticity.K_BUCKET);
    }

    /** The plasticity of a head for a query and a key bucket. */
    record Pair(int queryBucket, int keyBucket, double plasticity) {}
}
