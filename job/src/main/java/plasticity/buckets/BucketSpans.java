package plasticity.buckets;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The positions observed in each bucket: all rows if they were read, or two rows per row group from the statistics in footers. */
public final class BucketSpans {
    /** Maximum number of buckets, far more than real dumps have; damaged or hostile files may number their rows. */
    public static final int LIMIT = 4096;

    private final NavigableMap<Integer, BucketSpan> spans = new TreeMap<>();
    private boolean isComplete = true;

    /** Adds rows of a bucket. */
    public void accept(int bucket, BucketSpan span) {
        if (spans.size() < LIMIT || spans.containsKey(bucket)) {
            spans.merge(bucket, span, BucketSpan::and);
        } else {
            isComplete = false;
        }
    }

    /** Adds all rows of another instance. */
    public void accept(BucketSpans other) {
        other.spans.forEach(this::accept);
        isComplete &= other.isComplete;
    }

    /** The spans by bucket, at most {@value #LIMIT}. */
    public NavigableMap<Integer, BucketSpan> byBucket() {
        return Collections.unmodifiableNavigableMap(spans);
    }

    /** Whether no bucket was left out because of the limit. */
    public boolean isComplete() {
        return isComplete;
    }
}
