package plasticity.buckets;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which positions were seen in which bucket: two rows of each row group where footers tell, all rows where they were read. */
public final class BucketSpans {
    /** Far more than any dump has; a damaged or hostile one may number its rows. */
    public static final int MOST = 4096;

    private final NavigableMap<Integer, BucketSpan> spans = new TreeMap<>();
    private boolean isWhole = true;

    /** So many rows of a bucket, somewhere within these positions. */
    public void accept(int bucket, BucketSpan seen) {
        if (spans.size() < MOST || spans.containsKey(bucket)) {
            spans.merge(bucket, seen, BucketSpan::and);
        } else {
            isWhole = false;
        }
    }

    /** Takes what another has seen. */
    public void accept(BucketSpans other) {
        other.spans.forEach(this::accept);
        isWhole &= other.isWhole;
    }

    /** By bucket, at most {@value #MOST}. */
    public NavigableMap<Integer, BucketSpan> byBucket() {
        return Collections.unmodifiableNavigableMap(spans);
    }

    /** Whether no bucket had to be left out. */
    public boolean isWhole() {
        return isWhole;
    }
}
