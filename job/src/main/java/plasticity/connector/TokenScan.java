package plasticity.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.DumpException;
import plasticity.dump.TokenFile;
import plasticity.sample.TokenBlock;
import plasticity.tokens.TokenReader;

/** The tokens of a dump: one partition per file of the requested heads. Planning lists directories; only tasks open files. */
final class TokenScan extends HeadScan<TokenFile> implements SupportsPushDownRequiredColumns, SupportsReportStatistics {
    private List<TokenField> fields;

    TokenScan(ReadOptions options) {
        super(options, TokenField.ofHeads());
        pruneColumns(options.schema());
    }

    @Override
    public void pruneColumns(StructType required) {
        fields = TokenField.of(required);
    }

    @Override
    public StructType readSchema() {
        return TokenField.schema(fields, options.vectorForm());
    }

    /** The size of the files. The number of rows is unknown until they are opened. */
    @Override
    public Statistics estimateStatistics() {
        long bytes =
                partitions().stream().mapToLong(part -> part.content().bytes()).sum();
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(bytes);
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.empty();
            }
        };
    }

    @Override
    List<Partition<TokenFile>> plan(List<String> dumps, HeadFilters selected, SparkContext spark) throws DumpException {
        List<Partition<TokenFile>> found = new ArrayList<>();
        for (String dump : dumps) {
            TokenFile.list(dump, head -> selected.test(dump, head), spark.hadoopConfiguration())
                    .forEach(file -> found.add(new Partition<>(dump, file, file.hosts())));
        }
        return found;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new Readers(fields, options.vectorForm(), hadoop());
    }

    /** Opens a file on the executor that reads it, one batch per block, which wraps the block's arrays. */
    private record Readers(List<TokenField> fields, VectorForm vectors, Broadcast<SerializableConfiguration> hadoop)
            implements PartitionReaderFactory {
        @Override
        public boolean supportColumnarReads(InputPartition partition) {
            return true;
        }

        @Override
        public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
            Partition<?> part = (Partition<?>) partition;
            TokenFile file = (TokenFile) part.content();
            TokenReader tokens = new TokenReader(
                    file, TokenField.stored(fields), hadoop.value().value());
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
}
