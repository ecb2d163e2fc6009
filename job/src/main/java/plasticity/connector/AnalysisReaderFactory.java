package plasticity.connector;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.analysis.AnalysisSettings;
import plasticity.plan.WorkUnit;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.UnitAnalysis;
import plasticity.tasks.UnitReader;
import plasticity.tokens.SamplingOptions;

/**
 * Creates, on an executor, the reader that analyses a work unit.
 *
 * @param withDump whether rows start with the dump's path
 */
record AnalysisReaderFactory(
        Output output,
        boolean withDump,
        AnalysisSettings settings,
        FailedHeads failedHeads,
        SamplingOptions sampling,
        Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        HeadPartition<?> part = (HeadPartition<?>) partition;
        return new Rows(
                new UnitReader(
                        (WorkUnit) part.content(), sampling, hadoop.value().value()),
                withDump ? Optional.of(part.dump()) : Optional.empty());
    }

    /** The rows of a work unit's query heads. Each head is analysed when its first row is requested. */
    private final class Rows implements PartitionReader<InternalRow> {
        private final UnitReader unit;
        private final Optional<String> dump;
        private final Iterator<HeadOutcome> outcomes;
        private Iterator<InternalRow> rows = Collections.emptyIterator();
        private InternalRow row;

        private Rows(UnitReader unit, Optional<String> dump) {
            this.unit = unit;
            this.dump = dump;
            this.outcomes = new UnitAnalysis(settings).call(unit);
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
                rows = outcome.rows(output.table())
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
}
