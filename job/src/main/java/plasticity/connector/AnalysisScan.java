package plasticity.connector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.WorkUnit;

/** The analysis as a table: one partition per work unit of the requested query heads. */
final class AnalysisScan extends HeadScan<WorkUnit> {
    private final DumpOptions dump;

    AnalysisScan(ReadOptions options, DumpOptions dump) {
        super(
                options,
                Map.of(
                        "layer", HeadId::layer,
                        "q_head", HeadId::head,
                        "k_head", query -> dump.layout().keyHeadOf(query.head())));
        this.dump = dump;
    }

    @Override
    public StructType readSchema() {
        return options.schema();
    }

    /** The work units of all dumps, one dump after the other. Reads footers; only the wanted heads' files are opened. */
    @Override
    List<HeadPartition<WorkUnit>> plan(List<String> dumps, HeadFilters selected, SparkContext spark)
            throws DumpException {
        int cores = Math.max(1, spark.defaultParallelism() / Math.max(1, dumps.size()));
        Map<String, DumpPlan> plans = new LinkedHashMap<>();
        for (String path : dumps) {
            plans.put(
                    path,
                    DumpPlan.of(
                            dump.at(path), query -> selected.test(path, query), spark.hadoopConfiguration(), cores));
        }
        int size = plans.values().stream().mapToInt(DumpPlan::size).sum();
        List<HeadPartition<WorkUnit>> partitions = new ArrayList<>();
        plans.forEach((path, plan) -> plan.within(dump.memory(), size)
                .units()
                .forEach(unit -> partitions.add(new HeadPartition<>(path, unit, unit.hosts()))));
        partitions.forEach(
                partition -> options.failedHeads().refuse(partition.content().problem()));
        return partitions;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new AnalysisReaderFactory(
                options.output(),
                options.dumps().areSeveral(),
                options.analysis(),
                options.failedHeads(),
                dump.sampling(),
                hadoop());
    }
}
