package plasticity.plots.run;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.publish.RunManifest;

/** Bucket positions recorded in a manifest. */
public final class RecordedBuckets {
    private RecordedBuckets() {}

    /**
     * Returns the positions of a table's buckets.
     *
     * @param run the run that wrote the table
     * @return empty if the manifest lacks the position of a query bucket of the table, or if positions do not increase
     */
    public static Optional<BucketScale> of(RunManifest run, BucketTable rows) {
        RunManifest.Buckets buckets = run.buckets();
        if (buckets == null) {
            return Optional.empty();
        }
        Map<Integer, Double> means = buckets.meanPositions();
        if (means.containsValue(null) || !Arrays.stream(rows.queryBuckets()).allMatch(means::containsKey)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BucketScale.Recorded(means, rule(buckets)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BucketScale.Rule> rule(RunManifest.Buckets buckets) {
        return buckets.minSize() == null
                ? Optional.empty()
                : Arrays.stream(BucketScale.Type.values())
                        .filter(type -> type.key().equals(buckets.type()))
                        .map(type -> new BucketScale.Rule(type, buckets.minSize()))
                        .findFirst();
    }
}
