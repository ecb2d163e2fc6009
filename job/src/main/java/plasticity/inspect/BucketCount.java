package plasticity.inspect;

import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;

/** Counts rows by bucket, with the positions that they have. Rows of a bucket stand together as a rule, so that most are counted without a search. */
public final class BucketCount {
    private final BucketSpans spans = new BucketSpans();
    private int bucket;
    private long rows;
    private double first;
    private double last;

    /** One more row. */
    public void accept(int rowBucket, double position) {
        if (rows == 0 || rowBucket != bucket) {
            put();
            bucket = rowBucket;
            rows = 1;
            first = position;
            last = position;
        } else {
            rows++;
            first = Math.min(first, position);
            last = Math.max(last, position);
        }
    }

    /** What was counted so far. */
    public BucketSpans spans() {
        put();
        return spans;
    }

    private void put() {
        if (rows > 0) {
            spans.accept(bucket, new BucketSpan(rows, first, last));
            rows = 0;
        }
    }
}
