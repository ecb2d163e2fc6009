package plasticity.tables;

/** The table {@code head_bucket_plasticity}: one row per (layer, query head, query bucket, key bucket). */
public final class HeadBucketPlasticity {
    private static final Table.Builder COLUMNS =
            Table.named("head_bucket_plasticity").with(HeadIdentity.COLUMNS);

    public static final Column.Int Q_BUCKET = COLUMNS.integer("q_bucket", "Bucket of the queries, above 0.");
    public static final Column.Int K_BUCKET = COLUMNS.integer("k_bucket", "Bucket of the keys, below q_bucket.");
    public static final Column.Real AP_BUCKET = COLUMNS.real(
            "ap_bucket",
            "4Φ(1 − Φ), where Φ is the probability that a query of a bucket prefers one of two keys of an earlier bucket; mean over sampled pairs of keys. 0: the same key always wins. 1: either may win.");

    public static final Table TABLE = COLUMNS.build();

    /** In place of {@link #Q_BUCKET} in tables of the original toolkit that do not distinguish key buckets. */
    public static final Column.Int LEGACY_BUCKET = new Column.Int("bucket", "Bucket of the queries.");

    private HeadBucketPlasticity() {}
}
