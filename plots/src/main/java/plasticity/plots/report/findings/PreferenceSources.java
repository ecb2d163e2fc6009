package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;

/** What changes the model's preference between two keys? */
final class PreferenceSources {
    private static final List<String> PARTS = List.of("token", "text", "position");

    private PreferenceSources() {}

    static Finding of(RunEstimates run) {
        Finding.Builder finding = new Finding.Builder("What changes its preference?", "variation");
        List<PairKind> known = RunEstimates.KINDS.stream()
                .filter(kind -> run.mean(RunEstimates.metric(kind, "total")).isDefined())
                .toList();
        if (known.isEmpty()) {
            finding.say("Unknown: the components of plasticity are undefined for every head.");
        }
        for (PairKind kind : known) {
            finding.say("For " + Phrases.pairs(kind) + ": "
                    + PARTS.stream()
                            .sorted(Comparator.comparingDouble(
                                            (String part) -> run.mean(RunEstimates.metric(kind, part))
                                                    .value())
                                    .reversed())
                            .map(part -> part(run, kind, part))
                            .collect(Collectors.joining(", "))
                    + ", of a total of "
                    + run.mean(RunEstimates.metric(kind, "total")).text() + ".");
        }
        if (known.size() == RunEstimates.KINDS.size()) {
            Measured difference = run.meanDifference(
                    RunEstimates.metric(PairKind.FAR, "position"), RunEstimates.metric(PairKind.NEAR, "position"));
            finding.say(comparison(difference));
        }
        for (PairKind kind : known) {
            List<Head> heads = run.defined(RunEstimates.metric(kind, "total")).stream()
                    .filter(head ->
                            Double.isFinite(positionShare(run, kind, head).value()))
                    .sorted(Comparator.comparingDouble((Head head) ->
                                    positionShare(run, kind, head).value())
                            .reversed())
                    .toList();
            if (heads.size() > 1) {
                finding.heads(
                        "Largest part of position",
                        kind,
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
        return run.share(head, RunEstimates.metric(kind, "position"), RunEstimates.metric(kind, "total"));
    }

    private static String comparison(Measured difference) {
        if (difference.value() == 0 || (difference.hasError() && difference.mayBeZero())) {
            return "The parts of position for far and for near pairs do not differ"
                    + (difference.hasError() ? " significantly (" + difference.text() + ")." : ".");
        }
        return "Position matters " + (difference.value() > 0 ? "more" : "less") + " for far than for near pairs, by "
                + difference.magnitude().text() + ".";
    }

    private static String part(RunEstimates run, PairKind kind, String part) {
        return "the " + part + " "
                + Phrases.percent(run.meanShare(RunEstimates.metric(kind, part), RunEstimates.metric(kind, "total")))
                + " ("
                + run.mean(RunEstimates.metric(kind, part)).text() + ")";
    }
}
