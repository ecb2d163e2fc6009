package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.List;
import plasticity.draws.PairKind;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.Head;
import plasticity.plots.model.StatusTable;
import plasticity.tables.Column;

/** What is too uncertain to say? */
final class Uncertainty {
    private static final int FEW_TEXTS = 10;

    /**
     * A metric that should be known per head.
     *
     * @param name for sentences
     * @param limit of half the width of a 95 % confidence interval
     */
    private record Metric(String name, Column.Real column, double limit) {}

    private static final List<Metric> METRICS = List.of(
            new Metric("plasticity of near pairs", RunEstimates.metric(PairKind.NEAR, "empirical"), 0.05),
            new Metric("plasticity of far pairs", RunEstimates.metric(PairKind.FAR, "empirical"), 0.05),
            new Metric("the fall over the context", RunEstimates.metric("ap_drop"), 0.1));

    private Uncertainty() {}

    static Finding of(RunEstimates run, StatusTable statuses) {
        Finding.Builder finding = new Finding.Builder("What is too uncertain to say?", "problems");
        int heads = run.heads().size();
        List<Head> fewTexts =
                run.heads().stream().filter(head -> run.texts(head) < FEW_TEXTS).toList();
        if (!fewTexts.isEmpty()) {
            finding.say(Phrases.of(fewTexts.size(), heads, "head") + (fewTexts.size() == 1 ? " has" : " have")
                    + " fewer than " + FEW_TEXTS + " texts: "
                    + (fewTexts.stream().allMatch(head -> run.texts(head) < 2)
                            ? "there are no errors, so no statement about this model is certain."
                            : "their errors are themselves uncertain."));
        }
        for (Metric metric : METRICS) {
            say(finding, run, metric);
        }
        long warned = statuses.rows().values().stream()
                .filter(status -> !status.isFailed() && !status.warnings().isEmpty())
                .count();
        if (warned > 0) {
            finding.say("There are warnings about " + Phrases.count((int) warned, "head") + ".");
        }
        return finding.rule(
                        "A head’s metric is uncertain if half of its 95\u202f% confidence interval (Student’s t) is wider than the limit. More texts"
                                + " make it smaller, with the square root of their number; means over heads are more certain.")
                .build();
    }

    private static void say(Finding.Builder finding, RunEstimates run, Metric metric) {
        List<Head> defined = run.defined(metric.column());
        int undefined = run.heads().size() - defined.size();
        List<Head> known = defined.stream()
                .filter(head -> run.of(head, metric.column()).hasError())
                .sorted(Comparator.comparingDouble(
                                (Head head) -> run.of(head, metric.column()).halfWidth95())
                        .reversed())
                .toList();
        String without = (undefined == 0 ? "" : " It is undefined for " + Phrases.count(undefined, "head") + ".")
                + (known.size() == defined.size()
                        ? ""
                        : " " + Phrases.count(defined.size() - known.size(), "head") + " without an error.");
        if (known.isEmpty()) {
            finding.say("For " + metric.name() + " no head has an error." + without);
            return;
        }
        List<Head> uncertain = known.stream()
                .filter(head -> run.of(head, metric.column()).halfWidth95() > metric.limit())
                .toList();
        double median = Aggregation.MEDIAN.of(known.stream()
                .mapToDouble(head -> run.of(head, metric.column()).halfWidth95())
                .toArray());
        finding.say("For " + metric.name() + " the interval is wider than ±" + metric.limit() + " in "
                + Phrases.of(uncertain.size(), known.size(), "head") + ", ±"
                + Phrases.twoDigits(median)
                + (known.size() == 1 ? "." : " in the median.") + without);
        finding.heads("Least certain, " + metric.name(), uncertain, head -> run.of(head, metric.column())
                .text());
    }
}
