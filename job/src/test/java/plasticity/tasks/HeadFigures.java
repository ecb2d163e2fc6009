package plasticity.tasks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import plasticity.analysis.AnalysisSettings;
import plasticity.heads.HeadId;
import plasticity.tables.AnalysisTables;

/**
 * What a run without Spark makes of a query head.
 *
 * @param figures its rows of all tables, every digit of them; empty when it failed
 * @param error null when it was analysed
 */
public record HeadFigures(HeadId query, String figures, String error) {

    /** Analyses the parts of one work unit. */
    public static List<HeadFigures> of(Iterator<HeadPart> parts, AnalysisSettings settings) {
        List<HeadFigures> all = new ArrayList<>();
        new UnitAnalysis(settings).call(parts).forEachRemaining(outcome -> all.add(of(outcome)));
        return all;
    }

    private static HeadFigures of(HeadOutcome outcome) {
        String rows = AnalysisTables.ALL.stream()
                .flatMap(outcome::rows)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return new HeadFigures(outcome.query(), rows, outcome.error().orElse(null));
    }
}
