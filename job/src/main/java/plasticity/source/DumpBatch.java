package plasticity.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.heads.HeadId;

/** Plans the work units of a dump, or those of some of its query heads. */
final class DumpBatch implements Batch {
    private final DumpOptions options;
    private final Predicate<HeadId> wanted;
    private InputPartition[] planned;

    DumpBatch(DumpOptions options, Predicate<HeadId> wanted) {
        this.options = options;
        this.wanted = wanted;
    }

    /** Footers are read once, however often Spark asks. */
    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (planned == null) {
            planned = plan();
        }
        return planned.clone();
    }

    private InputPartition[] plan() {
        SparkSession spark = SparkSession.active();
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        try {
            return DumpPlan.of(options, wanted, hadoop, spark.sparkContext().defaultParallelism())
                    .within(options.room())
                    .units()
                    .stream()
                    .map(UnitPartition::new)
                    .toArray(InputPartition[]::new);
        } catch (DumpException e) {
            throw new UncheckedIOException(e.getMessage(), new IOException(e));
        }
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        SparkContext spark = SparkSession.active().sparkContext();
        SerializableConfiguration hadoop = new SerializableConfiguration(spark.hadoopConfiguration());
        return new UnitReaderFactory(
                new SamplingOptions(options.maxTokensPerHead(), options.seed()),
                JavaSparkContext.fromSparkContext(spark).broadcast(hadoop));
    }
}
