package plasticity.tables;

import java.util.List;

/**
 * A row of {@code head_bucket_plasticity}. Written by (layer, query head, query bucket, key bucket).
 *
 * @param qBucket above 0
 * @param kBucket below {@code qBucket}
 * @param apBucket in [0, 1]; NaN when the key bucket has no pair to compare
 */
public record BucketRow(int layer, int qHead, int kHead, int qBucket, int kBucket, double apBucket) {

    /** The columns in the order of the file. */
    public static final List<Column<BucketRow>> COLUMNS = List.of(
            Column.whole("layer", BucketRow::layer),
            Column.whole("q_head", BucketRow::qHead),
            Column.whole("k_head", BucketRow::kHead),
            Column.whole("q_bucket", BucketRow::qBucket),
            Column.whole("k_bucket", BucketRow::kBucket),
            Column.real("ap_bucket", BucketRow::apBucket));

    /** The columns of tables that the original toolkit wrote before it told key buckets apart. */
    public static final List<Column<BucketRow>> LEGACY_COLUMNS = List.of(
            Column.whole("layer", BucketRow::layer),
            Column.whole("q_head", BucketRow::qHead),
            Column.whole("k_head", BucketRow::kHead),
            Column.whole("bucket", BucketRow::qBucket),
            Column.real("ap_bucket", BucketRow::apBucket));
}
