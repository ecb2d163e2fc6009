package plasticity.plots.report.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;
import plasticity.tables.Column;

/** How plastic is the model? */
final class PlasticityLevel {
    private PlasticityLevel() {}

    static Finding of(RunEstimates run) {
        Finding.Builder finding = new Finding.Builder("How plastic is the model?", "map");
        for (PairKind kind : RunEstimates.KINDS) {
            Column.Real metric = RunEstimates.metric(kind, "empirical");
            List<Head> heads = run.defined(metric).stream()
                    .sorted(Comparator.comparingDouble(
                                    (Head head) -> run.of(head, metric).value())
                            .reversed())
                    .toList();
            if (heads.isEmpty()) {
                boolean haveTwoTexts = run.heads().stream().anyMatch(head -> run.texts(head) > 1);
                finding.say("For " + Phrases.pairs(kind) + " plasticity is undefined"
                        + (haveTwoTexts ? "." : ": it needs two texts."));
                continue;
            }
            Measured mean = run.mean(metric);
            finding.say("For " + Phrases.pairs(kind) + " (" + explanation(kind) + ") plasticity is "
                    + Phrases.withError(mean) + ", " + Phrases.meanOver(heads.size())
                    + ": two queries of different texts prefer different keys with a probability of "
                    + Phrases.roundPercent(mean.value() / 2) + ". The reference’s model says "
                    + run.mean(RunEstimates.metric(kind, "linear")).text() + ".");
            if (heads.size() > 1) {
                int half = heads.size() / 2;
                Function<Head, String> value = head -> run.of(head, metric).text();
                finding.heads("Highest", kind, heads.subList(0, half), value);
                List<Head> lowest = new ArrayList<>(heads.subList(half, heads.size()));
                Collections.reverse(lowest);
                finding.heads("Lowest", kind, lowest, value);
            }
        }
        return finding.build();
    }

    private static String explanation(PairKind kind) {
        return kind == PairKind.NEAR ? "both from one bucket" : "from different buckets";
    }
}
