package plasticity.connector;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import plasticity.dump.DumpException;
import plasticity.plan.DumpOptions;
import plasticity.plan.InsufficientMemoryException;
import plasticity.tasks.HeadPartSource;

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
            planned = plan(SparkSession.active().sparkContext().hadoopConfiguration());
        }
        return planned.clone();
    }

    private InputPartition[] plan(Configuration hadoop) {
        InputPartition[] units;
        try {
            List<String> dumps = options.dumps().find(heads::mayBeIn, hadoop);
            units = HeadPartSource.partitions(dump, dumps, heads);
        } catch (DumpException | InsufficientMemoryException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        for (InputPartition unit : units) {
            options.failedHeads().refuse(HeadPartSource.problem(unit));
        }
        return units;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new AnalysisReaderFactory(
                options.output(),
                options.dumps().areSeveral(),
                options.analysis(),
                options.failedHeads(),
                HeadPartSource.readers(dump));
    }
}
