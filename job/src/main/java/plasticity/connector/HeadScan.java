package plasticity.connector;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.plan.InsufficientMemoryException;

/**
 * A scan of the heads that a query's filters select, and its own builder.
 *
 * @param <T> what a task reads
 */
abstract class HeadScan<T extends Serializable> implements SupportsPushDownFilters, Scan, Batch {
    protected final ReadOptions options;
    private final HeadFilters heads;
    private List<Partition<T>> planned;

    /** @param columns see {@link HeadFilters} */
    HeadScan(ReadOptions options, Map<String, Function<HeadId, Object>> columns) {
        this.options = options;
        this.heads = new HeadFilters(columns, options.dumps().areSeveral());
    }

    /**
     * Plans the scan.
     *
     * @param dumps paths of the selected dumps
     */
    abstract List<Partition<T>> plan(List<String> dumps, HeadFilters selected, SparkContext spark) throws DumpException;

    /** Planned once for all calls. */
    protected final synchronized List<Partition<T>> partitions() {
        if (planned == null) {
            SparkContext spark = SparkSession.active().sparkContext();
            try {
                planned = plan(options.dumps().find(heads::mayBeIn, spark.hadoopConfiguration()), heads, spark);
            } catch (DumpException | InsufficientMemoryException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
        return planned;
    }

    /** @throws IllegalArgumentException if there is no dump, no unit fits into memory, or a head is known to fail the query */
    @Override
    public InputPartition[] planInputPartitions() {
        return partitions().toArray(InputPartition[]::new);
    }

    /** Hadoop's settings: about a thousand, deserialized once per executor instead of once per task. */
    protected static Broadcast<SerializableConfiguration> hadoop() {
        SparkContext spark = SparkSession.active().sparkContext();
        return JavaSparkContext.fromSparkContext(spark)
                .broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        return heads.push(filters);
    }

    @Override
    public Filter[] pushedFilters() {
        return heads.pushed();
    }

    @Override
    public Scan build() {
        return this;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public String description() {
        return options + ", " + heads;
    }

    /**
     * What a task reads of a dump.
     *
     * @param dump its path
     * @param content a file or a work unit
     * @param hosts that store most of it, on which it is preferably read
     */
    record Partition<T extends Serializable>(String dump, T content, List<String> hosts) implements InputPartition {
        @Override
        public String[] preferredLocations() {
            return hosts.toArray(String[]::new);
        }
    }
}
