package plasticity.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.read.InputPartition;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;

/** Plans the work units of several dumps, or those of some of their query heads. */
final class UnitPlanner {
    private UnitPlanner() {}

    /** As {@link HeadPartSource#partitions}. */
    static InputPartition[] of(
            DumpOptions options, List<String> paths, BiPredicate<String, HeadId> wanted, SparkContext spark)
            throws DumpException {
        int cores = Math.max(1, spark.defaultParallelism() / Math.max(1, paths.size()));
        Map<String, DumpPlan> plans = new LinkedHashMap<>();
        for (String path : paths) {
            plans.put(
                    path,
                    DumpPlan.of(options.at(path), head -> wanted.test(path, head), spark.hadoopConfiguration(), cores));
        }
        int units = plans.values().stream().mapToInt(DumpPlan::size).sum();
        List<InputPartition> partitions = new ArrayList<>();
        plans.forEach((path, plan) -> plan.within(options.room(), units)
                .units()
                .forEach(unit -> partitions.add(new UnitPartition(path, unit))));
        return partitions.toArray(InputPartition[]::new);
    }
}
