package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.buckets.BucketShape;
import plasticity.heads.GroupedQueryLayout;

/**
 * All that is told of a dump; text, JSON and configurations are made of it.
 *
 * @param place where it lies
 * @param depth how far it was looked into
 * @param heads in order, at least one query head
 * @param layout the smallest model that they fit into
 * @param shape of the buckets, as far as it can be guessed
 * @param odd what may not be expected
 * @param cost of an analysis
 */
public record DumpSurvey(
        DumpLocation place,
        Depth depth,
        List<HeadSurvey> heads,
        GroupedQueryLayout layout,
        Optional<BucketShape> shape,
        List<Anomaly> odd,
        Cost cost) {

    Stream<HeadSurvey> queries() {
        return heads.stream().filter(HeadSurvey::isQuery);
    }

    Stream<HeadSurvey> keys() {
        return heads.stream().filter(head -> !head.isQuery());
    }

    /** Head directories that were found, at least one. */
    public int captured() {
        return heads.size();
    }

    /** Those of them that an analysis cannot read. */
    public long unreadable() {
        return heads.stream().filter(head -> head.problem().isPresent()).count();
    }
}
