package plasticity.tasks;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.OutputTable;
import plasticity.heads.HeadId;

/**
 * The result of a head that was analysed without Spark.
 *
 * @param rows its rows of all tables as text, at full precision; empty if it failed
 * @param error null if it was analysed
 */
public record HeadTables(HeadId head, String rows, String error) {

    /** Analyses the blocks of one work unit. */
    public static List<HeadTables> of(Iterator<HeadBlock> blocks, AnalysisSettings settings) {
        List<HeadTables> all = new ArrayList<>();
        new UnitAnalysis(settings).call(blocks).forEachRemaining(outcome -> all.add(of(outcome)));
        return all;
    }

    private static HeadTables of(UnitOutcome outcome) {
        String rows = OutputTable.RESULTS.stream()
                .flatMap(outcome::rows)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return new HeadTables(outcome.head(), rows, outcome.error().orElse(null));
    }
}
