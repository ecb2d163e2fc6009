package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.buckets.BucketShape;
import plasticity.heads.GroupedQueryLayout;

/**
 * Result of an inspection, from which text, JSON and configurations are generated.
 *
 * @param heads in order, at least one query head
 * @param layout of the smallest model that contains the heads
 * @param shape inferred shape of the buckets, if any
 * @param cost of an analysis
 */
public record DumpSurvey(
        DumpLocation location,
        Depth depth,
        List<HeadSurvey> heads,
        GroupedQueryLayout layout,
        Optional<BucketShape> shape,
        List<Anomaly> anomalies,
        Cost cost) {

    Stream<HeadSurvey> queries() {
        return heads.stream().filter(HeadSurvey::isQuery);
    }

    Stream<HeadSurvey> keys() {
        return heads.stream().filter(head -> !head.isQuery());
    }

    /** Number of heads that an analysis cannot read. */
    public long unreadable() {
        return heads.stream().filter(head -> head.problem().isPresent()).count();
    }
}
