package plasticity.plots.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadGeometries;
import plasticity.plots.report.findings.Measured;
import plasticity.plots.report.findings.ModelError;
import plasticity.plots.report.findings.RunEstimates;

/**
 * The parts of a head's section that show its estimates.
 *
 * @param geometry by head; empty without a table
 */
record HeadParts(RunEstimates run, Map<Head, HeadGeometries.Row> geometry) {
    private static final List<String> PARTS = List.of("token", "text", "position");

    /** Null if the head has no estimates. */
    Page.HeadDetails of(Head head) {
        if (!run.has(head)) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        Measured drop = run.of(head, RunEstimates.metric("ap_drop"));
        if (drop.isDefined()) {
            lines.add("Falls over the context by " + drop.text() + ": from "
                    + run.of(head, RunEstimates.metric("ap_first20")).text() + " to "
                    + run.of(head, RunEstimates.metric("ap_last20")).text());
        }
        if (geometry.containsKey(head)) {
            lines.add(geometry(geometry.get(head)));
        }
        return new Page.HeadDetails(
                lines,
                RunEstimates.KINDS.stream().map(kind -> metrics(head, kind)).toList());
    }

    private Page.PairMetrics metrics(Head head, PairKind kind) {
        Function<String, String> text =
                metric -> run.of(head, RunEstimates.metric(kind, metric)).text();
        List<Long> bar = new ArrayList<>();
        double end = 0;
        for (String part : PARTS) {
            double value = run.of(head, RunEstimates.metric(kind, part)).value();
            end += Double.isFinite(value) ? Math.max(0, value) : 0;
            bar.add(Math.round(100 * Math.min(1, end)));
        }
        return new Page.PairMetrics(
                RunEstimates.id(kind),
                "empirical " + text.apply("empirical") + " · model " + text.apply("linear") + " · gap "
                        + text.apply("model_gap")
                        + ModelError.assumption(run, kind, head)
                                .map(assumption -> " (" + assumption + ")")
                                .orElse(""),
                PARTS.stream().map(part -> part + " " + text.apply(part)).collect(Collectors.joining(" · ")),
                bar);
    }

    private static String geometry(HeadGeometries.Row row) {
        return "Geometry: " + (row.headClass().isEmpty() ? "class undefined" : row.headClass())
                + ", r with position of queries " + decimals(row.pc0QueryR()) + ", of keys " + decimals(row.pc0KeyR())
                + ", bias towards later keys " + decimals(row.biasLogits()) + " logits";
    }

    private static String decimals(double number) {
        return Double.isFinite(number) ? Numbers.decimals(number, 2) : Measured.NONE;
    }
}
