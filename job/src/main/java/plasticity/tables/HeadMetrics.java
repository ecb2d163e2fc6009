package plasticity.tables;

import java.util.List;

/**
 * A row of {@code head_metrics}: the figures of one query head.
 *
 * @param nQTokens kept queries
 * @param nKTokens kept keys
 * @param dModel components of a vector
 * @param qR2Pos mean over components of R² on position
 * @param qBetaNorm norm of the positional slope, per token
 * @param qR2Scalar R² of log2(position + 1) on the positional projection
 * @param qMaeBaseline mean absolute deviation of log2(position + 1)
 * @param qMaeProj mean absolute error of its prediction
 * @param qMaeRatio their ratio, error over baseline
 * @param qResid0Skew skewness of the positional component's residuals
 * @param qResid0Kurt excess kurtosis of the same
 * @param qResid0KsP Kolmogorov–Smirnov p-value of the same against N(0, 1)
 * @param qNoiseMedAbsSkew median absolute skewness of the noise components
 * @param qNoiseMedAbsKurt median absolute excess kurtosis of the noise components
 * @param qNoiseMedKsP median Kolmogorov–Smirnov p-value of the tested noise components
 * @param qNoiseFracKsPLtAlpha share of them with p below {@code p_alpha}
 * @param apOverall mean plasticity over bucket pairs
 */
public record HeadMetrics(
        int layer,
        int qHead,
        int kHead,
        int nQTokens,
        int nKTokens,
        int dModel,
        double qR2Pos,
        double qBetaNorm,
        double qR2Scalar,
        double qMaeBaseline,
        double qMaeProj,
        double qMaeRatio,
        double qResid0Skew,
        double qResid0Kurt,
        double qResid0KsP,
        double qNoiseMedAbsSkew,
        double qNoiseMedAbsKurt,
        double qNoiseMedKsP,
        double qNoiseFracKsPLtAlpha,
        double apOverall) {

    /** The columns in the order of the file. */
    public static final List<Column<HeadMetrics>> COLUMNS = List.of(
            Column.whole("layer", HeadMetrics::layer),
            Column.whole("q_head", HeadMetrics::qHead),
            Column.whole("k_head", HeadMetrics::kHead),
            Column.whole("n_q_tokens", HeadMetrics::nQTokens),
            Column.whole("n_k_tokens", HeadMetrics::nKTokens),
            Column.whole("d_model", HeadMetrics::dModel),
            Column.real("q_R2_pos", HeadMetrics::qR2Pos),
            Column.real("q_beta_norm", HeadMetrics::qBetaNorm),
            Column.real("q_R2_scalar", HeadMetrics::qR2Scalar),
            Column.real("q_mae_baseline", HeadMetrics::qMaeBaseline),
            Column.real("q_mae_proj", HeadMetrics::qMaeProj),
            Column.real("q_mae_ratio", HeadMetrics::qMaeRatio),
            Column.real("q_resid0_skew", HeadMetrics::qResid0Skew),
            Column.real("q_resid0_kurt", HeadMetrics::qResid0Kurt),
            Column.real("q_resid0_ks_p", HeadMetrics::qResid0KsP),
            Column.real("q_noise_med_abs_skew", HeadMetrics::qNoiseMedAbsSkew),
            Column.real("q_noise_med_abs_kurt", HeadMetrics::qNoiseMedAbsKurt),
            Column.real("q_noise_med_ks_p", HeadMetrics::qNoiseMedKsP),
            Column.real("q_noise_frac_ks_p_lt_alpha", HeadMetrics::qNoiseFracKsPLtAlpha),
            Column.real("ap_overall", HeadMetrics::apOverall));
}
