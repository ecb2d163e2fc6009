package plasticity.buckets;

/**
 * The observed rows of a bucket.
 *
 * @param rows number of rows
 * @param first smallest observed position, in tokens
 * @param last largest observed position
 */
public record BucketSpan(long rows, double first, double last) {
    BucketSpan and(BucketSpan other) {
        return new BucketSpan(rows + other.rows, Math.min(first, other.first), Math.max(last, other.last));
    }
}
