package plasticity.tables;

import java.util.List;

/** The table {@code model_differences}: differences between two runs over all heads, one row per metric. */
public final class ModelDifferences {
    private static final Table.Builder COLUMNS =
            Table.named("model_differences").with(List.of(Differences.METRIC));

    public static final Column.Int N_HEADS =
            COLUMNS.integer("n_heads", "Number of query heads for which the metric is defined in both runs.");
    public static final Column.Real MEAN_A = COLUMNS.real("mean_a", "Mean of the metric over these heads in run A.");
    public static final Column.Real MEAN_B = COLUMNS.real("mean_b", "The same in run B.");
    public static final Column.Real DIFFERENCE = COLUMNS.real("difference", "mean_b minus mean_a.");
    public static final Column.Real SE_DIFFERENCE = COLUMNS.error(DIFFERENCE);

    static {
        COLUMNS.with(List.of(Differences.DF, Differences.T, Differences.P, Differences.PAIRING));
    }

    public static final Column.Real RANK_CORRELATION =
            COLUMNS.real("rank_correlation", "Spearman's rank correlation of both runs' values over these heads.");
    public static final Column.Real SE_RANK_CORRELATION = COLUMNS.error(RANK_CORRELATION);
    public static final Column.Int N_TESTED = COLUMNS.integer("n_tested", "Number of these heads with a p-value.");
    public static final Column.Int N_CHANGED = COLUMNS.integer(
            "n_changed", "Number of heads whose p_adjusted is at most the false discovery rate of the comparison.");
    public static final Column.Int N_UP = COLUMNS.integer("n_up", "Those of them whose metric is larger in run B.");
    public static final Column.Int N_DOWN =
            COLUMNS.integer("n_down", "Those of them whose metric is smaller in run B.");
    public static final Column.Int TOP_SHARED =
            COLUMNS.integer("top_shared", "Number of heads that are among the largest in both runs.");
    public static final Column.Int BOTTOM_SHARED =
            COLUMNS.integer("bottom_shared", "Number of heads that are among the smallest in both runs.");

    public static final Table TABLE = COLUMNS.build();

    private ModelDifferences() {}
}
