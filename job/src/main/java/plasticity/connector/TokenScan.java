package plasticity.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import plasticity.dump.DumpException;
import plasticity.dump.TokenFile;

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
    List<HeadPartition<TokenFile>> plan(List<String> dumps, HeadFilters selected, SparkContext spark)
            throws DumpException {
        List<HeadPartition<TokenFile>> found = new ArrayList<>();
        for (String dump : dumps) {
            TokenFile.list(dump, head -> selected.test(dump, head), spark.hadoopConfiguration())
                    .forEach(file -> found.add(new HeadPartition<>(dump, file, file.hosts())));
        }
        return found;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new TokenReaderFactory(fields, options.vectorForm(), hadoop());
    }
}
