package plasticity.tables;

/** The table {@code head_geometry}: one row per (layer, query head). */
public final class HeadGeometry {
    private static final Table.Builder COLUMNS = Table.named("head_geometry").with(HeadIdentity.COLUMNS);

    public static final Column.Real Q_POSITION_R =
            COLUMNS.real("q_position_r", "Correlation with position of the queries along the direction of drift.");
    public static final Column.Real K_POSITION_R =
            COLUMNS.real("k_position_r", "Correlation with position of the keys along the direction of drift.");
    public static final Column.Real Q_DRIFT =
            COLUMNS.real("q_drift", "Slope of the queries along the direction of drift, per token of position.");
    public static final Column.Real K_DRIFT =
            COLUMNS.real("k_drift", "Slope of the keys along the direction of drift, per token of position.");
    public static final Column.Real Q_CENTROID =
            COLUMNS.real("q_centroid", "Mean of the queries along the direction of drift.");
    public static final Column.Real K_CENTROID =
            COLUMNS.real("k_centroid", "Mean of the keys along the direction of drift.");
    public static final Column.Real BIAS_STRENGTH = COLUMNS.real(
            "bias_strength",
            "What a key's score gains per token of position, whatever the query: q_centroid times k_drift. Above 0, later keys are preferred.");
    public static final Column.Real BIAS_LOGITS = COLUMNS.real(
            "bias_logits", "The same over the range of key positions, divided by the square root of the dimension.");
    public static final Column.Real DRIFT_VAR_FRAC = COLUMNS.real(
            "drift_var_frac", "Fraction of the variance of queries and keys along the direction of drift.");
    public static final Column.Real SEPARATION_VAR_FRAC = COLUMNS.real(
            "separation_var_frac",
            "Fraction of the variance of queries and keys along the direction that separates them.");
    public static final Column.Real SEPARATION_STRENGTH = COLUMNS.real(
            "separation_strength",
            "Fraction of the separation and of the variances within queries and keys along that direction.");
    public static final Column.Real QK_SEPARATION =
            COLUMNS.real("qk_separation", "Distance between the mean query and the mean key along that direction.");
    public static final Column.Real PC0_VAR_FRAC = COLUMNS.real(
            "pc0_var_frac", "Fraction of the variance of queries and keys along their first principal component.");
    public static final Column.Real PC0_Q_POSITION_R = COLUMNS.real(
            "pc0_q_position_r", "Correlation with position of the queries along the first principal component.");
    public static final Column.Real PC0_K_POSITION_R = COLUMNS.real(
            "pc0_k_position_r", "Correlation with position of the keys along the first principal component.");
    public static final Column.Text HEAD_CLASS = COLUMNS.text(
            "head_class",
            "What the first principal component encodes: position-dominated, q-positional, k-positional, content-focused or mixed.");
    public static final Column.Real Q_R2_POS =
            COLUMNS.real("q_R2_pos", "Mean over components of R² of the queries on position, as in head_metrics.");
    public static final Column.Real K_R2_POS =
            COLUMNS.real("k_R2_pos", "Mean over components of R² of the keys on position.");

    public static final Table TABLE = COLUMNS.build();

    private HeadGeometry() {}
}
