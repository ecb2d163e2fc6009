package plasticity.tables;

/** The table {@code head_profile}: plasticity by position, one row per (layer, query head, query bucket). */
public final class HeadProfile {
    private static final Table.Builder COLUMNS = Table.named("head_profile").with(HeadIdentity.COLUMNS);

    public static final Column.Int Q_BUCKET = COLUMNS.integer("q_bucket", "Bucket of the queries, above 0.");
    public static final Column.Real POSITION =
            COLUMNS.real("position", "Mean position of the bucket's kept queries, in tokens.");
    public static final Column.Int N_QUERIES = COLUMNS.integer("n_queries", "Number of the bucket's kept queries.");
    public static final Column.Real AP_LINEAR =
            COLUMNS.real("ap_linear", "Plasticity over all earlier pairs of keys, under the reference's model.");
    public static final Column.Real AP_EMPIRICAL = COLUMNS.real("ap_empirical", "The same without a model.");
    public static final Column.Real SE_AP_LINEAR = COLUMNS.error(AP_LINEAR);
    public static final Column.Real SE_AP_EMPIRICAL = COLUMNS.error(AP_EMPIRICAL);

    public static final Table TABLE = COLUMNS.build();

    private HeadProfile() {}
}
