package plasticity.tables;

import java.util.List;

/** The table {@code extreme_heads}: the heads with the largest and smallest values of a metric in two runs, one row per (metric, run, end, rank). */
public final class ExtremeHeads {
    /** {@link #END} of the largest values. */
    public static final String TOP = "top";
    /** {@link #END} of the smallest values. */
    public static final String BOTTOM = "bottom";

    private static final Table.Builder COLUMNS = Table.named("extreme_heads").with(List.of(Differences.METRIC));

    public static final Column.Text RUN = COLUMNS.text("run", "Label of the run.");
    public static final Column.Text END =
            COLUMNS.text("end", "top: one of the largest values. bottom: one of the smallest.");
    public static final Column.Int RANK = COLUMNS.integer("rank", "Rank from that end, from 1.");

    static {
        COLUMNS.with(List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD));
    }

    public static final Column.Real VALUE = COLUMNS.real("value", "The metric of the head.");
    public static final Column.Real STABILITY = COLUMNS.real(
            "stability",
            "Fraction of the replicates in which the head is among these heads; empty if the run has no replicates.");

    public static final Table TABLE = COLUMNS.build();

    private ExtremeHeads() {}
}
