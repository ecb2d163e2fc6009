package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;
import plasticity.tables.Column;

/** Where is the reference's model off by more than its error? */
public final class ModelError {
    private ModelError() {}

    static Finding of(RunEstimates run) {
        Finding.Builder finding =
                new Finding.Builder("Where is the reference’s model off by more than its error?", "model-error");
        for (PairKind kind : RunEstimates.KINDS) {
            Column.Real metric = RunEstimates.metric(kind, "model_gap");
            List<Head> heads = run.defined(metric);
            if (heads.isEmpty()) {
                finding.say("For " + Phrases.pairs(kind) + " the error of the model is undefined.");
                continue;
            }
            Discoveries<Head> off = Discoveries.of(heads, head -> run.of(head, metric));
            finding.say("For " + Phrases.pairs(kind) + " the model is off by " + Phrases.withError(run.mean(metric))
                    + ", " + Phrases.meanOver(heads.size()) + ". " + heads(run, kind, off));
            finding.heads(
                    "Largest error",
                    kind,
                    Stream.concat(off.above().stream(), off.below().stream())
                            .sorted(Comparator.comparingDouble((Head head) ->
                                            Math.abs(run.of(head, metric).value()))
                                    .reversed())
                            .toList(),
                    head -> run.of(head, metric).text());
        }
        return finding.rule("Model minus empirical plasticity; " + Discoveries.RULE
                        + ". The assumption responsible is the largest of linear − linear_full (diagonal covariance), linear_full − gaussian"
                        + " (linear drift) and gaussian − empirical (normality).")
                .build();
    }

    private static String heads(RunEstimates run, PairKind kind, Discoveries<Head> off) {
        if (off.tested() == 0) {
            return "The errors of heads are unknown.";
        }
        if (off.count() == 0) {
            return "It is off by more than its error in none of " + Phrases.count(off.tested(), "head") + ".";
        }
        Map<String, Integer> responsible = new LinkedHashMap<>();
        Stream.concat(off.above().stream(), off.below().stream())
                .flatMap(head -> assumption(run, kind, head).stream())
                .forEach(assumption -> responsible.merge(assumption, 1, Integer::sum));
        return "It is off by more than its error in " + Phrases.of(off.count(), off.tested(), "head") + ": too high in "
                + off.above().size() + ", too low in " + off.below().size() + "."
                + (responsible.isEmpty()
                        ? ""
                        : " The assumption responsible is "
                                + responsible.entrySet().stream()
                                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                                .reversed())
                                        .map(entry -> entry.getKey() + " in " + entry.getValue())
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    /** The assumption of the model that changes a head's plasticity most; empty if an estimate is undefined. */
    public static Optional<String> assumption(RunEstimates run, PairKind kind, Head head) {
        Function<String, Double> estimate =
                name -> run.of(head, RunEstimates.metric(kind, name)).value();
        Map<String, Double> steps = Map.of(
                "diagonal covariance", estimate.apply("linear") - estimate.apply("linear_full"),
                "linear drift", estimate.apply("linear_full") - estimate.apply("gaussian"),
                "normality", estimate.apply("gaussian") - estimate.apply("empirical"));
        return steps.values().stream().allMatch(Double::isFinite)
                ? steps.entrySet().stream()
                        .max(Comparator.comparingDouble(step -> Math.abs(step.getValue())))
                        .map(Map.Entry::getKey)
                : Optional.empty();
    }
}
