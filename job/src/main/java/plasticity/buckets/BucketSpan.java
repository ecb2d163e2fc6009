package plasticity.buckets;

/**
 * What was seen of a bucket.
 *
 * @param rows how many
 * @param first the least position among them, in tokens
 * @param last the largest
 */
public record BucketSpan(long rows, double first, double last) {
    BucketSpan and(BucketSpan other) {
        return new BucketSpan(rows + other.rows, Math.min(first, other.first), Math.max(last, other.last));
    }
}
