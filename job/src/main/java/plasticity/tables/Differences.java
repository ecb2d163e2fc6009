package plasticity.tables;

import java.util.List;

/** The columns of the difference of a metric between two runs, in the tables of a comparison. A is the first run, B the last. */
public final class Differences {
    /** {@link #PAIRING} if both runs contain the same texts: the error is that of the differences of their replicates. */
    public static final String PAIRED = "paired";
    /** {@link #PAIRING} otherwise: the squares of both errors are added. */
    public static final String INDEPENDENT = "independent";

    private static final Table.Builder COLUMNS = Table.named("differences");

    public static final Column.Text METRIC =
            COLUMNS.text("metric", "Name of the metric: a column of the runs' tables.");
    public static final Column.Real VALUE_A = COLUMNS.real("value_a", "The metric in run A.");
    public static final Column.Real VALUE_B = COLUMNS.real("value_b", "The metric in run B.");
    public static final Column.Real DIFFERENCE = COLUMNS.real("difference", "value_b minus value_a.");
    public static final Column.Real SE_DIFFERENCE = Table.errorOf(DIFFERENCE);
    public static final Column.Real DF =
            new Column.Real("df", "Degrees of freedom of the standard error; empty if it is undefined.");
    public static final Column.Real T = new Column.Real("t", "difference over se_difference.");
    public static final Column.Real P = new Column.Real(
            "p", "Two-sided p-value of t under Student's distribution: a small one contradicts equal metrics.");
    public static final Column.Real P_ADJUSTED = new Column.Real(
            "p_adjusted",
            "p adjusted for the number of heads (Benjamini–Hochberg, within the metric): reject all up to 0.05 to expect at most 5 % false discoveries.");
    public static final Column.Text PAIRING = new Column.Text(
            "pairing",
            "paired: same texts in both runs, error from the differences of replicates. independent: sum of both squared errors. Empty without errors.");

    static final List<Column> ALL =
            List.of(METRIC, VALUE_A, VALUE_B, DIFFERENCE, SE_DIFFERENCE, DF, T, P, P_ADJUSTED, PAIRING);

    private Differences() {}
}
