package plasticity.plots.report.findings;

import java.util.Comparator;
import java.util.List;
import plasticity.draws.PairKind;
import plasticity.plots.model.Head;
import plasticity.plots.report.findings.Finding.Example;
import plasticity.plots.report.findings.KeyHeadTable.KeyHead;

/** In which key heads do the query heads disagree? */
final class Disagreement {
    /** From this part of plasticity on, query heads disagree. */
    private static final double MUCH = 0.1;

    private Disagreement() {}

    static Finding of(RunEstimates run, List<KeyHead> all) {
        Finding.Builder finding = new Finding.Builder("In which key heads do the query heads disagree?", "variation");
        if (!all.isEmpty() && all.stream().allMatch(head -> head.queryHeads() == 1)) {
            return finding.say("In none: every key head serves one query head.").build();
        }
        for (PairKind kind : RunEstimates.KINDS) {
            List<KeyHead> heads = all.stream()
                    .filter(head -> head.pairs() == kind && head.queryHeads() > 1)
                    .filter(head -> Double.isFinite(head.share()))
                    .toList();
            if (heads.isEmpty()) {
                finding.say("For " + Phrases.pairs(kind) + " the part of the query head is undefined.");
                continue;
            }
            Discoveries<KeyHead> significant = Discoveries.of(heads, KeyHead::queryHead);
            List<KeyHead> disagreeing = (significant.tested() == 0 ? heads : significant.above())
                    .stream()
                            .filter(head -> head.share() >= MUCH)
                            .sorted(Comparator.comparingDouble(KeyHead::share).reversed())
                            .toList();
            finding.say("For " + Phrases.pairs(kind) + ", which query head asks makes up at least "
                    + Phrases.roundPercent(MUCH) + " of plasticity in "
                    + Phrases.of(disagreeing.size(), heads.size(), "key head")
                    + (disagreeing.isEmpty() ? "" : ", whose cache must serve several preferences")
                    + (significant.tested() == 0
                            ? ". The errors are unknown."
                            : "; it is above 0 in " + significant.above().size() + "."));
            finding.examples(
                    "Largest part",
                    kind,
                    disagreeing.stream()
                            .map(head -> new Example(
                                    firstQueryHead(run, head),
                                    "Layer " + head.layer() + ", key head " + head.number(),
                                    head.queryHead().text() + " of "
                                            + head.total().text()))
                            .toList());
        }
        return finding.rule(Discoveries.RULE.replace("heads", "key heads") + "; links lead to the first query head.")
                .build();
    }

    private static Head firstQueryHead(RunEstimates run, KeyHead key) {
        return run.heads().stream()
                .filter(head -> head.layer() == key.layer() && run.table().keyHead(head) == key.number())
                .findFirst()
                .orElse(new Head(key.layer(), 0));
    }
}
