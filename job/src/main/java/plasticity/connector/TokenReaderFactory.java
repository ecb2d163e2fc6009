package plasticity.connector;

import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.TokenFile;
import plasticity.tokens.TokenReader;

/**
 * Opens a file on the executor that reads it.
 *
 * @param hadoop about a thousand settings, deserialized once per executor instead of once per task
 */
record TokenReaderFactory(List<TokenField> fields, VectorForm vectors, Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        TokenPartition part = (TokenPartition) partition;
        TokenFile file = part.file();
        return new TokenBatches(
                part.dump(),
                file.head(),
                fields,
                vectors,
                new TokenReader(file, TokenField.stored(fields), hadoop.value().value()));
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("batches only");
    }
}
