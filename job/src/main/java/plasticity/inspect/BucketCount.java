package plasticity.inspect;

import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;

/** Counts the rows of each bucket and their range of positions. Rows of a bucket are usually contiguous, so most need no lookup. */
public final class BucketCount {
    private final BucketSpans spans = new BucketSpans();
    private int bucket;
    private long rows;
    private double first;
    private double last;

    /** Counts a row. */
    public void accept(int rowBucket, double position) {
        if (rows == 0 || rowBucket != bucket) {
            flush();
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

    /** The counts so far. */
    public BucketSpans spans() {
        flush();
        return spans;
    }

    private void flush() {
        if (rows > 0) {
            spans.accept(bucket, new BucketSpan(rows, first, last));
            rows = 0;
        }
    }
}
