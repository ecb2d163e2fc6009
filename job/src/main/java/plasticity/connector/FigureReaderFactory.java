package plasticity.connector;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import plasticity.analysis.AnalysisSettings;

/**
 * Analyses a work unit on the executor that reads it.
 *
 * @param parts opens work units
 */
record FigureReaderFactory(
        Output output, AnalysisSettings settings, FailedHeads failedHeads, PartitionReaderFactory parts)
        implements PartitionReaderFactory {
    @Override
    public PartitionReader<InternalRow> createReader(InputPartition unit) {
        return new FigureRows(new UnitParts(parts.createColumnarReader(unit)), settings, failedHeads, output.figures());
    }
}
