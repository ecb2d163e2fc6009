package plasticity.connector;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import plasticity.analysis.AnalysisSettings;
import plasticity.tables.Table;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.UnitAnalysis;
import plasticity.tasks.UnitReader;

/** The rows of a work unit's query heads. Each head is analysed when its first row is requested. */
final class AnalysisRows implements PartitionReader<InternalRow> {
    private final UnitReader unit;
    private final Iterator<HeadOutcome> outcomes;
    private final FailedHeads failedHeads;
    private final Table table;
    private final Optional<String> dump;
    private Iterator<InternalRow> rows = Collections.emptyIterator();
    private InternalRow row;

    /** @param dump the dump's path, if rows start with it */
    AnalysisRows(
            UnitReader unit, AnalysisSettings settings, FailedHeads failedHeads, Table table, Optional<String> dump) {
        this.unit = unit;
        this.outcomes = new UnitAnalysis(settings).call(unit);
        this.failedHeads = failedHeads;
        this.table = table;
        this.dump = dump;
    }

    /** @throws IllegalArgumentException with the head's error, in one line, if a head failed and such heads fail the query */
    @Override
    public boolean next() {
        while (!rows.hasNext()) {
            if (!outcomes.hasNext()) {
                return false;
            }
            HeadOutcome outcome = outcomes.next();
            failedHeads.refuse(outcome.error()
                    .map(error -> dump.map(path -> path + ": ").orElse("")
                            + outcome.query().label() + ": " + error));
            rows = outcome.rows(table)
                    .map(cells -> AnalysisTable.row(cells, dump))
                    .iterator();
        }
        row = rows.next();
        return true;
    }

    @Override
    public InternalRow get() {
        return row;
    }

    @Override
    public void close() {
        unit.close();
    }
}
