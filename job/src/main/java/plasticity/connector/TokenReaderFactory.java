package plasticity.connector;

import java.io.IOException;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.DumpException;
import plasticity.dump.TokenFile;
import plasticity.sample.TokenBlock;
import plasticity.tokens.TokenReader;

/** Opens a file on the executor that reads it, one batch per block, which wraps the block's arrays. */
record TokenReaderFactory(List<TokenField> fields, VectorForm vectors, Broadcast<SerializableConfiguration> hadoop)
        implements PartitionReaderFactory {
    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        HeadPartition<?> part = (HeadPartition<?>) partition;
        TokenFile file = (TokenFile) part.content();
        TokenReader tokens =
                new TokenReader(file, TokenField.stored(fields), hadoop.value().value());
        return new PartitionReader<>() {
            private TokenBlock block;

            @Override
            public boolean next() throws IOException {
                try {
                    block = tokens.next();
                } catch (DumpException e) {
                    throw new IOException(e.getMessage(), e);
                }
                return block != null;
            }

            @Override
            public ColumnarBatch get() {
                return new ColumnarBatch(
                        fields.stream()
                                .map(field ->
                                        field.column(part.dump(), file.head(), block, tokens.dimension(), vectors))
                                .toArray(ColumnVector[]::new),
                        block.size());
            }

            @Override
            public void close() {
                tokens.close();
            }
        };
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("batches only");
    }
}
