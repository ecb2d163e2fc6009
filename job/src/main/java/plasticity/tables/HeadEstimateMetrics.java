package plasticity.tables;

import java.util.List;

/** The metrics that have replicates, shared by {@code head_estimates} and {@code head_replicates}. */
final class HeadEstimateMetrics {
    private static final Table.Builder COLUMNS = Table.named("metrics");

    static final List<Column.Real> ALL = List.of(
            COLUMNS.real(
                    "near_linear",
                    "Plasticity under the reference's model, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_linear_full",
                    "Plasticity under linear drift with the full covariance, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_gaussian",
                    "Plasticity if scores are normal within a query bucket, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_empirical",
                    "Plasticity without a model, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_model_gap",
                    "Error of the reference's model: linear minus empirical, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_token",
                    "What changes the preference: the token, within a text, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_text",
                    "What changes the preference: the text, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_position",
                    "What changes the preference: the position, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "near_total",
                    "Probability, times two, that queries of different texts and positions disagree, for pairs of keys of one bucket; mean over buckets."),
            COLUMNS.real(
                    "far_linear",
                    "Plasticity under the reference's model, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_linear_full",
                    "Plasticity under linear drift with the full covariance, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_gaussian",
                    "Plasticity if scores are normal within a query bucket, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_empirical",
                    "Plasticity without a model, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_model_gap",
                    "Error of the reference's model: linear minus empirical, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_token",
                    "What changes the preference: the token, within a text, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_text",
                    "What changes the preference: the text, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_position",
                    "What changes the preference: the position, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real(
                    "far_total",
                    "Probability, times two, that queries of different texts and positions disagree, for pairs of keys of different buckets; mean over buckets."),
            COLUMNS.real("ap_first20", "Plasticity without a model in the first fifth of the context."),
            COLUMNS.real("ap_last20", "Plasticity without a model in the last fifth of the context."),
            COLUMNS.real("ap_drop", "ap_first20 minus ap_last20."),
            COLUMNS.real(
                    "ap_linear_first20", "Plasticity under the reference's model in the first fifth of the context."),
            COLUMNS.real(
                    "ap_linear_last20", "Plasticity under the reference's model in the last fifth of the context."),
            COLUMNS.real("ap_linear_drop", "ap_linear_first20 minus ap_linear_last20."),
            COLUMNS.real(
                    "q_eta2_bucket",
                    "Fraction of the queries' variance between buckets, corrected for degrees of freedom; mean over components."),
            COLUMNS.real("q_R2_pos", "Mean over components of R² of the queries on position, as in head_metrics."));

    private HeadEstimateMetrics() {}
}
