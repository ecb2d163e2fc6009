package plasticity.connector;

import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import plasticity.analysis.AnalysisSettings;
import plasticity.tasks.HeadPartSource;

/**
 * Analyses a work unit on the executor that reads it.
 *
 * @param withDump whether rows start with {@link DumpColumn}
 * @param parts opens work units
 */
record AnalysisReaderFactory(
        Output output,
        boolean withDump,
        AnalysisSettings settings,
        FailedHeads failedHeads,
        PartitionReaderFactory parts)
        implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition unit) {
        return new AnalysisRows(
                new UnitParts(parts.createColumnarReader(unit)),
                settings,
                failedHeads,
                output.table(),
                withDump ? Optional.of(HeadPartSource.dump(unit)) : Optional.empty());
    }
}
