package plasticity.plots.report.findings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.plots.model.Head;
import plasticity.plots.model.StatusTable;
import plasticity.tables.TableException;

/** The questions that the report of a run opens with. */
public final class Findings {
    private Findings() {}

    /**
     * Answers the questions.
     *
     * @param classes {@code head_class} by head; empty without a table of the geometry
     * @param keyHeads key_head_estimates, if it exists
     * @throws TableException if a table is invalid
     */
    public static List<Finding> of(
            RunEstimates run, Map<Head, String> classes, Optional<Path> keyHeads, StatusTable statuses)
            throws TableException {
        List<Finding> findings = new ArrayList<>();
        findings.add(PlasticityLevel.of(run));
        findings.add(FallOverContext.of(run));
        findings.add(PreferenceSources.of(run));
        if (!classes.isEmpty()) {
            findings.add(HeadKinds.of(run, classes));
        }
        findings.add(ModelError.of(run));
        if (keyHeads.isPresent()) {
            findings.add(Disagreement.of(run, KeyHeadTable.read(keyHeads.get(), run)));
        }
        findings.add(Uncertainty.of(run, statuses));
        return findings;
    }
}
