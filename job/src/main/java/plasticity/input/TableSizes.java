package plasticity.input;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputTable;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.HeadKind;
import plasticity.plan.DumpPlan;
import plasticity.tables.Column;
import plasticity.tables.Table;
import plasticity.tokens.HeadFooter;

/**
 * Approximate rows and bytes of the tables of a run, from footers. Buckets are counted as if all buckets between the smallest and the largest of the
 * statistics occurred and no window excluded any.
 */
final class TableSizes {
    private static final double KIB = 1 << 10;
    /** Cells of distances of a head with the default width: at most 16 · 16, of which about half are after both keys. */
    private static final int DISTANCE_CELLS = 128;

    private final DumpPlan plan;
    private final AnalysisConfig config;
    private final List<HeadFooter> heads;

    TableSizes(DumpPlan plan, AnalysisConfig config) {
        this.plan = plan;
        this.config = config;
        heads = plan.heads().values().stream()
                .filter(head -> head.id().kind() == HeadKind.QUERY && isReadable(head) && isReadable(keyOf(head)))
                .toList();
    }

    private static boolean isReadable(HeadFooter head) {
        return head.problem() == null;
    }

    private HeadFooter keyOf(HeadFooter query) {
        return plan.heads().get(plan.keyOf(query.id()));
    }

    /** Rows and bytes of a table: {@code 54 rows, 18 KiB}; of tables by bucket, per bucket if their number is unknown. */
    String of(OutputTable table) {
        double bytesPerRow = bytesPerRow(table);
        return switch (table) {
            case METRICS, ESTIMATES, GEOMETRY -> text(heads.size(), bytesPerRow);
            case STATUS -> text(plan.queryHeads(), bytesPerRow);
            case KEY_HEADS ->
                text(2 * heads.stream().map(head -> keyOf(head).id()).distinct().count(), bytesPerRow);
            case COMPONENTS ->
                text(heads.stream().mapToLong(HeadFooter::dimension).sum(), bytesPerRow);
            case REPLICATES ->
                "at most " + text((long) heads.size() * estimates().groups(), bytesPerRow);
            case DISTANCE ->
                "about " + text((long) heads.size() * DISTANCE_CELLS, bytesPerRow)
                        + (Double.isNaN(estimates().distanceBin()) ? "" : " with the default distance_bin");
            case PROFILE -> byBucket(buckets -> buckets - 1L, 1, "query bucket", bytesPerRow);
            case BUCKETS -> byBucket(buckets -> buckets * (buckets - 1L) / 2, 1, "pair of buckets", bytesPerRow);
            case BUCKET_ESTIMATES ->
                byBucket(buckets -> (buckets - 1L) * (buckets - 1L), 2, "pair of buckets", bytesPerRow) + condition();
        };
    }

    private String condition() {
        int most = estimates().maxQueryBuckets();
        return most == Integer.MAX_VALUE ? "" : "; not written if a head has more than " + most + " query buckets";
    }

    private EstimateSettings estimates() {
        return config.estimates().orElseThrow();
    }

    /**
     * Rows and bytes of a table whose rows depend on the buckets.
     *
     * @param rows of a head with a number of buckets
     * @param each rows of a head for each {@code unit}
     */
    private String byBucket(IntToLongFunction rows, int each, String unit, double bytesPerRow) {
        OptionalLong all = heads.stream().allMatch(head -> head.buckets().isPresent())
                ? OptionalLong.of(heads.stream()
                        .mapToLong(head -> rows.applyAsLong(buckets(head)))
                        .sum())
                : OptionalLong.empty();
        return all.isPresent()
                ? "about " + text(all.getAsLong(), bytesPerRow)
                : text((long) each * heads.size(), bytesPerRow) + " per " + unit
                        + " (the footers have no statistics of buckets)";
    }

    private int buckets(HeadFooter head) {
        return Math.min(head.buckets().orElseThrow(), head.keptRows(config.maxTokensPerHead()));
    }

    private double bytesPerRow(OutputTable output) {
        Table table = output.table();
        boolean isCsv = !output.file(config).path().toLowerCase(Locale.ROOT).endsWith(".parquet");
        return table.columns().stream()
                .mapToDouble(column -> isCsv ? csvBytes(column.type()) : parquetBytes(column.type()))
                .sum();
    }

    private static double csvBytes(Column.Type type) {
        return switch (type) {
            case INTEGER -> 3;
            case REAL -> 19;
            case TEXT -> 6;
        };
    }

    private static double parquetBytes(Column.Type type) {
        return switch (type) {
            case INTEGER -> 1;
            case REAL -> 8;
            case TEXT -> 1;
        };
    }

    private static String text(long rows, double bytesPerRow) {
        double kib = Math.ceil(rows * bytesPerRow / KIB);
        return kib < 10 * KIB
                ? String.format(Locale.ROOT, "%,d rows, %,.0f KiB", rows, kib)
                : String.format(Locale.ROOT, "%,d rows, %,.0f MiB", rows, kib / KIB);
    }
}
