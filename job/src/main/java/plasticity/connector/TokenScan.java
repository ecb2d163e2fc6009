package plasticity.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.DumpException;
import plasticity.dump.TokenFile;

/** The tokens of a dump: one partition per file of the requested heads. Planning lists directories; only tasks open files. */
final class TokenScan implements Scan, Batch, SupportsReportStatistics {
    private final ReadOptions options;
    private final List<TokenField> fields;
    private final HeadFilters heads;
    private List<TokenPartition> listed;

    TokenScan(ReadOptions options, List<TokenField> fields, HeadFilters heads) {
        this.options = options;
        this.fields = fields;
        this.heads = heads;
    }

    @Override
    public StructType readSchema() {
        return TokenField.schema(fields, options.vectorForm());
    }

    @Override
    public String description() {
        return options + ", " + heads;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    /** The size of the files. The number of rows is unknown until they are opened. */
    @Override
    public Statistics estimateStatistics() {
        long bytes =
                partitions().stream().mapToLong(part -> part.file().bytes()).sum();
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
    public InputPartition[] planInputPartitions() {
        return partitions().toArray(InputPartition[]::new);
    }

    /** Listed once for all calls. */
    private synchronized List<TokenPartition> partitions() {
        if (listed == null) {
            try {
                listed = list(SparkSession.active().sparkContext().hadoopConfiguration());
            } catch (DumpException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
        return listed;
    }

    private List<TokenPartition> list(Configuration hadoop) throws DumpException {
        List<TokenPartition> found = new ArrayList<>();
        for (String dump : options.dumps().find(heads::mayBeIn, hadoop)) {
            TokenFile.list(dump, head -> heads.test(dump, head), hadoop)
                    .forEach(file -> found.add(new TokenPartition(dump, file)));
        }
        return found;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        SparkContext spark = SparkSession.active().sparkContext();
        SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
        return new TokenReaderFactory(
                fields,
                options.vectorForm(),
                JavaSparkContext.fromSparkContext(spark).broadcast(hadoop));
    }
}
