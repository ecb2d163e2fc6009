package plasticity.connector;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.sample.TokenBlock;
import plasticity.tokens.TokenReader;

/** The tokens of a file, one batch per block, which wraps the block's arrays. */
final class TokenBatches implements PartitionReader<ColumnarBatch> {
    private final String dump;
    private final HeadId head;
    private final List<TokenField> fields;
    private final VectorForm vectors;
    private final TokenReader tokens;
    private TokenBlock block;

    TokenBatches(String dump, HeadId head, List<TokenField> fields, VectorForm vectors, TokenReader tokens) {
        this.dump = dump;
        this.head = head;
        this.fields = fields;
        this.vectors = vectors;
        this.tokens = tokens;
    }

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
                        .map(field -> field.column(dump, head, block, tokens.dimension(), vectors))
                        .toArray(ColumnVector[]::new),
                block.size());
    }

    @Override
    public void close() {
        tokens.close();
    }
}
