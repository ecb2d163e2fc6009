package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.plots.model.Head;

/** What changes the model's preference between two keys? */
final class PreferenceSources {
    private static final List<String> PARTS = List.of("token", "text", "position");

    private PreferenceSources() {}

    static Finding of(RunEstimates run) {
        Finding.Builder finding = new Finding.Builder("What changes its preference?", "variation");
        List<PairKind> known = Stream.of(PairKind.values())
                .filter(kind -> run.mean(kind.metric("total")).isDefined())
                .toList();
        if (known.isEmpty()) {
            finding.say("Unknown: the components of plasticity are undefined for every head.");
        }
        for (PairKind kind : known) {
            finding.say("For " + Phrases.pairs(kind) + ": "
                    + PARTS.stream()
                            .sorted(Comparator.comparingDouble((String part) ->
                                            run.mean(kind.metric(part)).value())
                                    .reversed())
                            .map(part -> part(run, kind, part))
                            .collect(Collectors.joining(", "))
                    + ", of a total of " + run.mean(kind.metric("total")).text() + ".");
        }
        if (known.size() == PairKind.values().length) {
            Measured difference =
                    run.meanDifference(PairKind.FAR.metric("position"), PairKind.NEAR.metric("position"));
            finding.say(
                    difference.mayBeZero()
                            ? "The parts of position for far and for near pairs do not differ significantly ("
                                    + difference.text() + ")."
                            : "Position matters " + (difference.value() > 0 ? "more" : "less")
                                    + " for far than for near pairs, by " + difference.text() + ".");
        }
        for (PairKind kind : known) {
            List<Head> heads = run.defined(kind.metric("total")).stream()
                    .filter(head -> Double.isFinite(positionShare(run, kind, head).value()))
                    .sorted(Comparator.comparingDouble((Head head) ->
                                    positionShare(run, kind, head).value())
                            .reversed())
                    .toList();
            if (heads.size() > 1) {
                finding.heads(
                        "Largest part of position, " + kind.id() + " pairs",
                        heads,
                        head -> Phrases.percent(positionShare(run, kind, head)));
            }
        }
        return finding.rule(
                        "The token: queries of one text and bucket disagree. The text: additional disagreement between texts. The position:"
                                + " additional disagreement between buckets. The parts are means over heads; a part below 0 means about 0.")
                .build();
    }

    /** The part of position in the total of a head. */
    static Measured positionShare(RunEstimates run, PairKind kind, Head head) {
        return run.share(head, kind.metric("position"), kind.metric("total"));
    }

    private static String part(RunEstimates run, PairKind kind, String part) {
        return "the " + part + " "
                + Phrases.percent(run.meanShare(kind.metric(part), kind.metric("total"))) + " ("
                + run.mean(kind.metric(part)).text() + ")";
    }
}
