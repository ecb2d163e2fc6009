package plasticity.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import plasticity.heads.HeadId;
import plasticity.inspect.Anomaly.Kind;
import plasticity.messages.Plural;

/** Collects anomalies, one per kind and message with all heads that it affects. */
final class AnomalyFinder {
    private final List<HeadSurvey> heads;
    private final List<Anomaly> found = new ArrayList<>();

    AnomalyFinder(List<HeadSurvey> heads) {
        this.heads = heads;
    }

    List<Anomaly> found() {
        return List.copyOf(found);
    }

    /** Adds an anomaly of the entire dump. */
    void add(Kind kind, String message) {
        found.add(new Anomaly(kind, message, List.of()));
    }

    /** Adds one anomaly for each head that has a message. */
    void each(Kind kind, Function<HeadSurvey, Optional<String>> message) {
        for (HeadSurvey head : heads) {
            message.apply(head).ifPresent(line -> found.add(new Anomaly(kind, line, List.of(head.id()))));
        }
    }

    /** Adds one anomaly for all matching heads, if any. */
    void all(Kind kind, String message, Predicate<HeadSurvey> condition) {
        List<HeadId> affected =
                heads.stream().filter(condition).map(HeadSurvey::id).sorted().toList();
        if (!affected.isEmpty()) {
            found.add(new Anomaly(kind, message, affected));
        }
    }

    /** Adds one anomaly for all heads whose value differs from the most frequent one; of several, the largest. Ignores heads without a value. */
    <T extends Comparable<T>> void deviating(Kind kind, String what, Function<HeadSurvey, Optional<T>> value) {
        Map<T, List<HeadId>> byValue = new TreeMap<>();
        for (HeadSurvey head : heads) {
            value.apply(head).ifPresent(here -> byValue.computeIfAbsent(here, unused -> new ArrayList<>())
                    .add(head.id()));
        }
        if (byValue.size() > 1) {
            T usual = byValue.entrySet().stream()
                    .max(Comparator.<Entry<T, List<HeadId>>>comparingInt(
                                    entry -> entry.getValue().size())
                            .thenComparing(Entry.comparingByKey()))
                    .map(Entry::getKey)
                    .orElseThrow();
            byValue.remove(usual);
            List<HeadId> others =
                    byValue.values().stream().flatMap(List::stream).sorted().toList();
            String message = what + " is "
                    + Plural.listed(
                            byValue.keySet().stream().map(Object::toString).toList()) + ", but " + usual
                    + " in most heads";
            found.add(new Anomaly(kind, message, others));
        }
    }
}
