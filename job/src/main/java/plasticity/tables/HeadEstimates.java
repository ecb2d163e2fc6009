package plasticity.tables;

import java.util.List;
import java.util.Set;

/** The table {@code head_estimates}: one row per (layer, query head). */
public final class HeadEstimates {
    private static final Table.Builder COLUMNS = Table.named("head_estimates").with(HeadIdentity.COLUMNS);

    public static final Column.Int N_TEXTS =
            COLUMNS.integer("n_texts", "Number of texts of the kept queries and keys.");
    /** The metrics that have standard errors. */
    public static final List<Column.Real> VALUES = HeadEstimateMetrics.ALL;

    static {
        COLUMNS.with(VALUES);
    }

    public static final Column.Real Q_R2_HELDOUT = COLUMNS.real(
            "q_R2_heldout",
            "R² of the queries on position for texts that were not used to fit the lines; mean over components.");
    /** The standard errors of {@link #VALUES}. */
    public static final List<Column.Real> ERRORS = COLUMNS.errors(VALUES);

    public static final Table TABLE = COLUMNS.build();

    private static final Set<String> ON_CONSOLE = Set.of("empirical", "model_gap", "token", "text", "position", "drop");

    /** The metrics that the console summarizes: of near pairs, of far pairs, and of all. */
    public static final List<Column.Real> SUMMARIZED = VALUES.stream()
            .filter(column ->
                    ON_CONSOLE.contains(column.name().substring(column.name().indexOf('_') + 1)))
            .toList();

    private HeadEstimates() {}
}
