package plasticity.tables;

import java.util.List;

/** The table {@code head_replicates}: the metrics of {@code head_estimates} without one group of texts, one row per (layer, query head, group). */
public final class HeadReplicates {
    private static final Table.Builder COLUMNS = Table.named("head_replicates").with(HeadIdentity.COLUMNS);

    public static final Column.Int TEXT_GROUP = COLUMNS.integer("text_group", "The group that is left out, from 0.");
    public static final List<Column.Real> VALUES = HeadEstimateMetrics.ALL;

    public static final Table TABLE = COLUMNS.with(VALUES).build();

    private HeadReplicates() {}
}
