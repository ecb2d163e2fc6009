package plasticity.tables;

import java.util.List;

/** The table {@code head_metrics}: one row per analysed query head, by (layer, query head). */
public final class HeadMetrics {
    private static final Table.Builder COLUMNS = Table.named("head_metrics").with(HeadIdentity.COLUMNS);

    public static final Column.Int N_Q_TOKENS = COLUMNS.integer("n_q_tokens", "Queries that were kept.");
    public static final Column.Int N_K_TOKENS = COLUMNS.integer("n_k_tokens", "Keys that were kept.");
    public static final Column.Int D_MODEL = COLUMNS.integer("d_model", "Components of a query or key.");
    public static final Column.Real Q_R2_POS = COLUMNS.real(
            "q_R2_pos",
            "Mean over a query's components of the R² of a straight line in position: 0 if none of it is position, 1 if all of it is.");
    public static final Column.Real Q_BETA_NORM =
            COLUMNS.real("q_beta_norm", "Norm of the slope of that line: how far a query drifts with each token.");
    public static final Column.Real Q_R2_SCALAR = COLUMNS.real(
            "q_R2_scalar",
            "R² of the logarithmic position, log2(position + 1), on the projection of the query onto that slope.");
    public static final Column.Real Q_MAE_BASELINE = COLUMNS.real(
            "q_mae_baseline",
            "Mean absolute deviation of the logarithmic position, in doublings: the error of always predicting its mean.");
    public static final Column.Real Q_MAE_PROJ = COLUMNS.real(
            "q_mae_proj", "Mean absolute error of predicting the logarithmic position from the projection.");
    public static final Column.Real Q_MAE_RATIO = COLUMNS.real(
            "q_mae_ratio", "q_mae_proj over q_mae_baseline: 0 is exact, 1 no better than predicting the mean.");
    public static final Column.Real Q_RESID0_SKEW = COLUMNS.real(
            "q_resid0_skew",
            "Skewness of the positional component's residuals from the line; 0 for a normal distribution.");
    public static final Column.Real Q_RESID0_KURT =
            COLUMNS.real("q_resid0_kurt", "Excess kurtosis of the same residuals; 0 for a normal distribution.");
    public static final Column.Real Q_RESID0_KS_P = COLUMNS.real(
            "q_resid0_ks_p",
            "Kolmogorov–Smirnov p-value of the same residuals against a normal distribution. It assumes independent tokens, so use it to compare heads, not as a test.");
    public static final Column.Real Q_NOISE_MED_ABS_SKEW =
            COLUMNS.real("q_noise_med_abs_skew", "Median over the other components of the absolute skewness.");
    public static final Column.Real Q_NOISE_MED_ABS_KURT =
            COLUMNS.real("q_noise_med_abs_kurt", "Median over the other components of the absolute excess kurtosis.");
    public static final Column.Real Q_NOISE_MED_KS_P =
            COLUMNS.real("q_noise_med_ks_p", "Median Kolmogorov–Smirnov p-value of the tested components.");
    public static final Column.Real Q_NOISE_FRAC_KS_P_LT_ALPHA = COLUMNS.real(
            "q_noise_frac_ks_p_lt_alpha", "Fraction of the tested components whose p-value is below p_alpha.");
    public static final Column.Real AP_OVERALL =
            COLUMNS.real("ap_overall", "Attention plasticity: the mean of ap_bucket over bucket pairs.");

    public static final Table TABLE = COLUMNS.build();

    /** The same for several models: {@code model_dir}, then the columns of {@link #TABLE}. */
    public static final Table COMBINED = Table.named(TABLE.name())
            .with(List.of(HeadIdentity.MODEL_DIR))
            .with(TABLE.columns())
            .build();

    /** The metrics that a run summarizes on the console. */
    public static final List<Column.Real> SUMMARIZED = List.of(
            Q_R2_POS,
            Q_R2_SCALAR,
            Q_MAE_RATIO,
            Q_RESID0_KURT,
            Q_NOISE_MED_ABS_SKEW,
            Q_NOISE_MED_ABS_KURT,
            Q_NOISE_FRAC_KS_P_LT_ALPHA,
            AP_OVERALL);

    private HeadMetrics() {}
}
