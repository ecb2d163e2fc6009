package plasticity.tables;

import java.util.List;

/** The table {@code trajectory}: a metric in several runs in their order, one row per (metric, model or layer or head, step). */
public final class Trajectory {
    /** {@link #LEVEL} of the mean over all heads. */
    public static final String MODEL = "model";
    /** {@link #LEVEL} of the mean over the heads of a layer. */
    public static final String IN_LAYER = "layer";
    /** {@link #LEVEL} of one head. */
    public static final String HEAD = "head";

    private static final Table.Builder COLUMNS = Table.named("trajectory").with(List.of(Differences.METRIC));

    public static final Column.Text LEVEL = COLUMNS.text("level", "model or layer: mean over heads. head: one head.");
    public static final Column.Int LAYER =
            COLUMNS.optionalInteger("layer", "Layer of the model, from 0; empty at level model.");
    public static final Column.Int Q_HEAD =
            COLUMNS.optionalInteger("q_head", "Query head within the layer, from 0; empty at levels model and layer.");
    public static final Column.Int STEP = COLUMNS.integer("step", "Number of the run, from 0, in the given order.");
    public static final Column.Text LABEL = COLUMNS.text("label", "Label of the run.");
    public static final Column.Real VALUE = COLUMNS.real("value", "The metric in this run.");
    public static final Column.Real SE_VALUE = COLUMNS.error(VALUE);
    public static final Column.Real DF_VALUE =
            COLUMNS.real("df_value", "Degrees of freedom of se_value; empty if it is undefined.");
    public static final Column.Real DIFFERENCE =
            COLUMNS.real("difference", "value minus that of the previous run; empty for the first.");
    public static final Column.Real SE_DIFFERENCE = COLUMNS.error(DIFFERENCE);

    static {
        COLUMNS.with(List.of(Differences.DF, Differences.P, Differences.P_ADJUSTED));
    }

    public static final Column.Int IS_LARGEST = COLUMNS.integer(
            "is_largest",
            "1 at the step with the largest change: the largest |t|, or the largest |difference| if there are no errors; else 0.");

    public static final Table TABLE = COLUMNS.build();

    private Trajectory() {}
}
