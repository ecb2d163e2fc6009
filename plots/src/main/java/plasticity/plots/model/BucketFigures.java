package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import plasticity.tables.Column;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadIdentity;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/** The rows of a bucket table, with the columns of {@link HeadBucketPlasticity} or of the original toolkit. */
public final class BucketFigures {
    private final StoredTable table;
    private final int[] layers;
    private final int[] heads;
    private final int[] queryBuckets;
    private final double[] plasticity;

    private BucketFigures(StoredTable table) throws TableException {
        this.table = table;
        this.layers = table.integers(HeadIdentity.LAYER);
        this.heads = table.integers(HeadIdentity.Q_HEAD);
        boolean isLegacy = !table.has(HeadBucketPlasticity.Q_BUCKET) && table.has(HeadBucketPlasticity.LEGACY_BUCKET);
        this.queryBuckets =
                table.integers(isLegacy ? HeadBucketPlasticity.LEGACY_BUCKET : HeadBucketPlasticity.Q_BUCKET);
        this.plasticity = table.numbers(HeadBucketPlasticity.AP_BUCKET);
    }

    /**
     * Reads a table. Its plasticity may be undefined in every row.
     *
     * @throws TableException when the file is no such table
     */
    public static BucketFigures read(Path file) throws TableException {
        List<Column> wanted = new ArrayList<>(HeadBucketPlasticity.TABLE.columns());
        wanted.add(HeadBucketPlasticity.LEGACY_BUCKET);
        return new BucketFigures(StoredTable.read(file, wanted));
    }

    /** Whether plasticity is defined in any row. */
    public boolean isDefined() {
        return Arrays.stream(plasticity).anyMatch(Double::isFinite);
    }

    /**
     * Why plasticity is defined in no row, as a clause without a full stop.
     *
     * @param states of the same run's heads; where they do not say it, the rows of this table do
     */
    public String whyUndefined(HeadStates states) {
        return states.whyNoPlasticity()
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
    public static BucketFigures readDefined(Path file) throws TableException, PlotException {
        BucketFigures figures = read(file);
        if (!figures.isDefined()) {
            throw new PlotException(file + ": holds no defined " + HeadBucketPlasticity.AP_BUCKET.name()
                    + ", there is nothing to draw: " + figures.whyUndefined(HeadStates.beside(file)));
        }
        return figures;
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
        return distinct(table.integers(HeadBucketPlasticity.K_BUCKET));
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

    /** Whether the table tells key buckets apart; the legacy one does not. */
    public boolean hasKeyBuckets() {
        return table.has(HeadBucketPlasticity.K_BUCKET);
    }

    /** One head's plasticity for a query and a key bucket. */
    record Pair(int queryBucket, int keyBucket, double plasticity) {}
}
