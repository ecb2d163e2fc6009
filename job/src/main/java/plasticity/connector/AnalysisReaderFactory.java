package plasticity.connector;

import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.OutputTable;
import plasticity.tasks.UnitReader;
import plasticity.tokens.SamplingOptions;

/**
 * Creates, on an executor, the reader that analyses a work unit.
 *
 * @param withDump whether rows start with {@link DumpColumn}
 * @param hadoop some thousand settings, sent once per executor instead of once per task
 */
record AnalysisReaderFactory(
        OutputTable output,
        boolean withDump,
        AnalysisSettings settings,
        FailedHeads failedHeads,
        SamplingOptions sampling,
        Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        AnalysisPartition part = (AnalysisPartition) partition;
        return new AnalysisRows(
                new UnitReader(part.unit(), sampling, hadoop.value().value()),
                settings,
                failedHeads,
                output.table(),
                withDump ? Optional.of(part.dump()) : Optional.empty());
    }
}
