package plasticity.tasks;

import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.tokens.SamplingOptions;

/**
 * Opens a work unit on the executor that analyses it.
 *
 * @param hadoop some thousand settings, unpacked once an executor and not once a task
 */
record UnitReaderFactory(SamplingOptions sampling, Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        return new PartBatchReader(new UnitReader(
                ((UnitPartition) partition).unit(), sampling, hadoop.value().value()));
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("batches only");
    }
}
