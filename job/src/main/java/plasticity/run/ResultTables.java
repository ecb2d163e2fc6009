package plasticity.run;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import plasticity.heads.HeadId;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** The outcomes of a run, sorted by head, as rows of the tables: whatever the order in which tasks ended. */
final class ResultTables {
    private final NavigableMap<HeadId, HeadOutcome> outcomes = new TreeMap<>();

    void add(HeadOutcome outcome) {
        outcomes.put(outcome.query(), outcome);
    }

    boolean has(HeadId query) {
        return outcomes.containsKey(query);
    }

    int ok() {
        return outcomes.size() - failed();
    }

    int failed() {
        return (int) outcomes.values().stream()
                .filter(outcome -> outcome.error().isPresent())
                .count();
    }

    Collection<HeadOutcome> outcomes() {
        return outcomes.values();
    }

    Stream<HeadStatus> status() {
        return outcomes.values().stream().map(HeadOutcome::status);
    }

    Stream<HeadMetrics> metrics() {
        return outcomes.values().stream().flatMap(HeadOutcome::metrics);
    }

    Stream<BucketRow> buckets() {
        return outcomes.values().stream().flatMap(HeadOutcome::buckets);
    }

    Stream<ComponentRow> components() {
        return outcomes.values().stream().flatMap(HeadOutcome::components);
    }
}
