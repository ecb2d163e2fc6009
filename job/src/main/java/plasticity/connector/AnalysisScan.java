package plasticity.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import plasticity.dump.DumpException;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.InsufficientMemoryException;

/** The analysis as a table: one partition per work unit of the requested query heads. */
final class AnalysisScan implements Scan, Batch {
    private final ReadOptions options;
    private final DumpOptions dump;
    private final HeadFilters heads;
    private InputPartition[] planned;

    AnalysisScan(ReadOptions options, DumpOptions dump, HeadFilters heads) {
        this.options = options;
        this.dump = dump;
        this.heads = heads;
    }

    @Override
    public StructType readSchema() {
        return options.schema();
    }

    @Override
    public String description() {
        return options + ", " + heads;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    /**
     * Reads footers, once for all calls.
     *
     * @throws IllegalArgumentException if there is no dump, no unit fits into memory, or the footers show that a head will fail the query
     */
    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (planned == null) {
            try {
                planned = plan(SparkSession.active().sparkContext());
            } catch (DumpException | InsufficientMemoryException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
        return planned.clone();
    }

    /** The work units of all dumps, one dump after the other; only the wanted heads' files are opened. */
    private InputPartition[] plan(SparkContext spark) throws DumpException {
        Configuration hadoop = spark.hadoopConfiguration();
        List<String> paths = options.dumps().find(heads::mayBeIn, hadoop);
        int cores = Math.max(1, spark.defaultParallelism() / Math.max(1, paths.size()));
        Map<String, DumpPlan> plans = new LinkedHashMap<>();
        for (String path : paths) {
            plans.put(path, DumpPlan.of(dump.at(path), query -> heads.test(path, query), hadoop, cores));
        }
        int size = plans.values().stream().mapToInt(DumpPlan::size).sum();
        List<AnalysisPartition> partitions = new ArrayList<>();
        plans.forEach((path, plan) -> plan.within(dump.memory(), size)
                .units()
                .forEach(unit -> partitions.add(new AnalysisPartition(path, unit))));
        partitions.forEach(
                partition -> options.failedHeads().refuse(partition.unit().problem()));
        return partitions.toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        SparkContext spark = SparkSession.active().sparkContext();
        return new AnalysisReaderFactory(
                options.output().table(),
                options.dumps().areSeveral(),
                options.analysis(),
                options.failedHeads(),
                dump.sampling(),
                JavaSparkContext.fromSparkContext(spark)
                        .broadcast(new SerializableConfiguration(spark.hadoopConfiguration())));
    }
}
