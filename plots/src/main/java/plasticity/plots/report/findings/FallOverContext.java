package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.List;
import plasticity.plots.model.Head;
import plasticity.tables.Column;

/** How does plasticity change over the context? */
final class FallOverContext {
    private static final Column.Real DROP = RunEstimates.metric("ap_drop");

    private FallOverContext() {}

    static Finding of(RunEstimates run) {
        Finding.Builder finding = new Finding.Builder("How does plasticity change over the context?", "profile");
        List<Head> heads = run.defined(DROP);
        if (heads.isEmpty()) {
            return finding.say("Unknown: no head has estimates in both the first and the last fifth of the context.")
                    .build();
        }
        Measured mean = run.mean(DROP);
        finding.say(change(mean) + " Plasticity over all earlier pairs of keys is "
                + run.mean(RunEstimates.metric("ap_first20")).text() + " in the first fifth of the context and "
                + run.mean(RunEstimates.metric("ap_last20")).text() + " in the last fifth. The reference’s model says "
                + run.mean(RunEstimates.metric("ap_linear_drop")).text() + " for the fall.");
        Discoveries<Head> changed = Discoveries.of(heads, head -> run.of(head, DROP));
        if (changed.tested() > 1) {
            finding.say("It falls in " + changed.above().size() + " and rises in "
                            + Phrases.of(changed.below().size(), changed.tested(), "head")
                            + (changed.count() == changed.tested()
                                    ? "."
                                    : "; in the others the direction is uncertain."))
                    .rule(Discoveries.RULE + ".");
            Comparator<Head> byDrop =
                    Comparator.comparingDouble(head -> run.of(head, DROP).value());
            finding.heads(
                            "Largest fall",
                            changed.above().stream().sorted(byDrop.reversed()).toList(),
                            head -> run.of(head, DROP).text())
                    .heads(
                            "Largest rise (negative fall)",
                            changed.below().stream().sorted(byDrop).toList(),
                            head -> run.of(head, DROP).text());
        }
        return finding.build();
    }

    private static String change(Measured drop) {
        Measured size = drop.magnitude();
        String direction = drop.value() < 0 ? "rises" : "falls";
        String amount = "by " + Phrases.withError(size);
        return drop.hasError() && drop.mayBeZero()
                ? "No significant change: plasticity " + direction + " " + amount + "."
                : "It " + direction + " " + amount + ".";
    }
}
