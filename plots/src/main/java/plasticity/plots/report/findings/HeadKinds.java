package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;

/** Which heads are position-bound, which are content-driven? */
final class HeadKinds {
    /** Classes of {@code head_geometry} whose queries follow position. */
    private static final Set<String> QUERIES_FOLLOW_POSITION = Set.of("position-dominated", "q-positional");

    private static final Set<String> CONTENT = Set.of("content-focused", "mixed");
    private static final double BOUND = 0.2;
    private static final double DRIVEN = 0.05;
    private static final String RULE =
            "Position-bound: the first principal component of the queries follows position (head_class is"
                    + " position-dominated or q-positional), and position is at least " + Phrases.roundPercent(BOUND)
                    + " of the head’s total plasticity and significant. Content-driven: head_class is content-focused or mixed, and position is less than "
                    + Phrases.roundPercent(DRIVEN)
                    + ". The part is that of far pairs, or of near pairs if a head has no far ones; "
                    + Discoveries.RULE + ".";

    private HeadKinds() {}

    /** @param classes {@code head_class} by head; empty without a table of the geometry */
    static Finding of(RunEstimates run, Map<Head, String> classes) {
        Finding.Builder finding =
                new Finding.Builder("Which heads are position-bound, which content-driven?", "geometry");
        Map<Head, PairKind> kinds = new TreeMap<>();
        run.heads().stream().filter(classes::containsKey).forEach(head -> kind(run, head)
                .ifPresent(kind -> kinds.put(head, kind)));
        if (kinds.isEmpty()) {
            return finding.say("Unknown: no head has both a head_class and a defined part of position.")
                    .build();
        }
        Function<Head, Measured> share = head -> PreferenceSources.positionShare(run, kinds.get(head), head);
        Discoveries<Head> positions = Discoveries.of(
                List.copyOf(kinds.keySet()), head -> run.of(head, RunEstimates.metric(kinds.get(head), "position")));
        Set<Head> significant = positions.tested() == 0 ? kinds.keySet() : Set.copyOf(positions.above());
        Comparator<Head> byShare =
                Comparator.comparingDouble(head -> share.apply(head).value());
        List<Head> bound = kinds.keySet().stream()
                .filter(head -> QUERIES_FOLLOW_POSITION.contains(classes.get(head)))
                .filter(head -> share.apply(head).value() >= BOUND && significant.contains(head))
                .sorted(byShare.reversed())
                .toList();
        List<Head> driven = kinds.keySet().stream()
                .filter(head -> CONTENT.contains(classes.get(head)))
                .filter(head -> share.apply(head).value() < DRIVEN)
                .sorted(byShare)
                .toList();
        int heads = kinds.size();
        return finding.say(Phrases.of(bound.size(), heads, "head") + (bound.size() == 1 ? " is" : " are")
                        + " position-bound, " + driven.size() + (driven.size() == 1 ? " is" : " are")
                        + " content-driven, " + (heads - bound.size() - driven.size()) + " in between.")
                .say((positions.tested() == 0 ? "The errors are unknown, so nothing is tested. " : "")
                        + "By head_class: " + counts(kinds.keySet(), classes) + ".")
                .rule(RULE)
                .heads("Position-bound (part of position)", bound, head -> Phrases.percent(share.apply(head)))
                .heads("Content-driven (part of position)", driven, head -> Phrases.percent(share.apply(head)))
                .build();
    }

    private static Optional<PairKind> kind(RunEstimates run, Head head) {
        return List.of(PairKind.FAR, PairKind.NEAR).stream()
                .filter(kind -> Double.isFinite(
                        PreferenceSources.positionShare(run, kind, head).value()))
                .findFirst();
    }

    /** The classes, the most frequent first, with their numbers of heads. */
    private static String counts(Set<Head> heads, Map<Head, String> classes) {
        Map<String, Long> counts = heads.stream().collect(Collectors.groupingBy(classes::get, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
