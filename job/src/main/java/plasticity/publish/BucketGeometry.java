package plasticity.publish;

import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import plasticity.buckets.BucketPositions;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;
import plasticity.buckets.HeadPositions;

/**
 * Determines the mean position of each bucket, and the rule that buckets follow, over the heads of a run. Heads are always added in their order, so
 * that rounding does not depend on how they were computed. Memory is constant: a few numbers for each of at most {@value BucketSpans#LIMIT} buckets.
 */
final class BucketGeometry {
    private final BucketSpans spans = new BucketSpans();
    private final NavigableMap<Integer, Mean> queries = new TreeMap<>();
    private final NavigableMap<Integer, Mean> keys = new TreeMap<>();

    private static final class Mean {
        private long rows;
        private double sum;

        private double value() {
            return sum / rows;
        }
    }

    /** Adds the next head that was analysed. */
    void accept(HeadPositions head) {
        head.queries().forEach(bucket -> accept(bucket, queries));
        head.keys().forEach(bucket -> accept(bucket, keys));
    }

    private void accept(BucketPositions bucket, NavigableMap<Integer, Mean> means) {
        spans.accept(bucket.bucket(), new BucketSpan(bucket.rows(), bucket.first(), bucket.last()));
        if (spans.isComplete()) {
            Mean mean = means.computeIfAbsent(bucket.bucket(), number -> new Mean());
            mean.rows += bucket.rows();
            mean.sum += bucket.sum();
        }
    }

    /** The buckets for the manifest; null if there is no head, or there are more than {@value BucketSpans#LIMIT} buckets. */
    RunManifest.Buckets buckets() {
        if (queries.isEmpty() || !spans.isComplete()) {
            return null;
        }
        Map<Integer, Double> positions = new TreeMap<>();
        keys.forEach((bucket, mean) -> positions.put(bucket, mean.value()));
        queries.forEach((bucket, mean) -> positions.put(bucket, mean.value()));
        Optional<BucketShape> shape = BucketShape.of(spans);
        return new RunManifest.Buckets(
                shape.map(found -> found.type().name().toLowerCase(Locale.ROOT)).orElse(null),
                shape.map(BucketShape::size).orElse(null),
                positions);
    }
}
