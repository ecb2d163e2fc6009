package plasticity.plots.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadTable;
import plasticity.plots.report.findings.Measured;
import plasticity.plots.report.findings.ModelError;
import plasticity.plots.report.findings.RunEstimates;
import plasticity.tables.HeadGeometry;

/**
 * The parts of a head's section that show its estimates.
 *
 * @param geometry if there is a table
 */
record HeadParts(RunEstimates run, Optional<HeadTable> geometry, HeadClasses classes) {
    /** The columns of the table of metrics of near and far pairs. */
    static final List<String> COLUMNS = List.of("empirical", "model", "gap", "token", "text", "position");

    private static final List<String> METRICS = List.of("empirical", "linear", "model_gap", "token", "text", "position");
    private static final List<String> BAR = List.of("token", "text", "position");

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
        geometry.filter(table -> table.heads().contains(head)).ifPresent(table -> lines.add(geometry(table, head)));
        return new Page.HeadDetails(
                lines,
                RunEstimates.KINDS.stream().map(kind -> metrics(head, kind)).toList());
    }

    private Page.PairMetrics metrics(Head head, PairKind kind) {
        Stream<String> cells = METRICS.stream()
                .map(metric -> run.of(head, RunEstimates.metric(kind, metric)).text());
        Stream<String> assumption = Stream.of(ModelError.assumption(run, kind, head).orElse(Measured.NONE));
        List<Long> bar = new ArrayList<>();
        double end = 0;
        for (String part : BAR) {
            double value = run.of(head, RunEstimates.metric(kind, part)).value();
            end += Double.isFinite(value) ? Math.max(0, value) : 0;
            bar.add(Math.round(100 * Math.min(1, end)));
        }
        return new Page.PairMetrics(
                RunEstimates.id(kind), Stream.concat(cells, assumption).toList(), bar);
    }

    private String geometry(HeadTable table, Head head) {
        String name = classes.of(head);
        return "Geometry: " + (name.isEmpty() ? "class undefined" : name)
                + ", r with position of queries " + correlation(table.number(head, HeadGeometry.PC0_Q_POSITION_R))
                + ", of keys " + correlation(table.number(head, HeadGeometry.PC0_K_POSITION_R))
                + ", bias towards later keys " + correlation(table.number(head, HeadGeometry.BIAS_LOGITS)) + " logits";
    }

    private static String correlation(double r) {
        return Double.isFinite(r) ? Numbers.decimals(r, 2) : Measured.NONE;
    }
}
