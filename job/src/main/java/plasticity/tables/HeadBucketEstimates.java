package plasticity.tables;

import java.util.List;

/** The table {@code head_bucket_estimates}: one row per (layer, query head, query bucket, key bucket, kind of pairs). */
public final class HeadBucketEstimates {
    private static final Table.Builder COLUMNS =
            Table.named("head_bucket_estimates").with(HeadIdentity.COLUMNS);

    public static final Column.Int Q_BUCKET = COLUMNS.integer("q_bucket", "Bucket of the queries, above 0.");
    public static final Column.Int K_BUCKET = COLUMNS.integer("k_bucket", "Bucket of the later key, below q_bucket.");
    public static final Column.Text PAIRS = COLUMNS.text(
            "pairs", "far: the other key of a pair is in an earlier bucket. near: both keys are in k_bucket.");
    public static final Column.Int N_QUERIES = COLUMNS.integer("n_queries", "Number of sampled queries of q_bucket.");
    public static final Column.Int N_TEXTS = COLUMNS.integer("n_texts", "Number of texts of these queries.");
    public static final Column.Int N_PAIRS =
            COLUMNS.integer("n_pairs", "Number of sampled pairs of keys, without pairs of equal keys.");

    /** The plasticity by estimator. */
    public static final List<Column.Real> VALUES = List.of(
            COLUMNS.real(
                    "ap_linear",
                    "Plasticity under the reference's model: linear drift with position, a diagonal covariance, normal noise."),
            COLUMNS.real("ap_linear_full", "Plasticity under linear drift with the full covariance."),
            COLUMNS.real(
                    "ap_gaussian",
                    "Plasticity if scores are normal, with the mean and variance of the bucket's queries."),
            COLUMNS.real(
                    "ap_empirical",
                    "Plasticity without a model: twice the probability that two queries of different texts prefer different keys."),
            COLUMNS.real("ap_token", "The same for two queries of one text."));

    /** The standard errors of {@link #VALUES}. */
    public static final List<Column.Real> ERRORS = COLUMNS.errors(VALUES);

    public static final Table TABLE = COLUMNS.build();

    private HeadBucketEstimates() {}
}
