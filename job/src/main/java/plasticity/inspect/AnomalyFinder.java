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

/** Collects what is odd, a line for all the heads that it holds for. */
final class AnomalyFinder {
    private final List<HeadSurvey> heads;
    private final List<Anomaly> found = new ArrayList<>();

    AnomalyFinder(List<HeadSurvey> heads) {
        this.heads = heads;
    }

    List<Anomaly> found() {
        return List.copyOf(found);
    }

    /** Of the dump as a whole. */
    void add(Kind kind, String message) {
        found.add(new Anomaly(kind, message, List.of()));
    }

    /** A line for each head that has one to tell. */
    void each(Kind kind, Function<HeadSurvey, Optional<String>> message) {
        for (HeadSurvey head : heads) {
            message.apply(head).ifPresent(line -> found.add(new Anomaly(kind, line, List.of(head.id()))));
        }
    }

    /** One line for all the heads that something holds for, if there are any. */
    void all(Kind kind, String message, Predicate<HeadSurvey> holds) {
        List<HeadId> those =
                heads.stream().filter(holds).map(HeadSurvey::id).sorted().toList();
        if (!those.isEmpty()) {
            found.add(new Anomaly(kind, message, those));
        }
    }

    /** One line for all the heads whose value, where they have one, is not the one that most have, of two as frequent the larger. */
    <T extends Comparable<T>> void rare(Kind kind, String what, Function<HeadSurvey, Optional<T>> value) {
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
            String message = what + " is " + Numbers.some(byValue.keySet()) + " where other heads have " + usual;
            found.add(new Anomaly(kind, message, others));
        }
    }
}
