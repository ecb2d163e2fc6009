package plasticity.tasks;

import org.apache.spark.sql.connector.read.InputPartition;
import plasticity.plan.WorkUnit;

/**
 * A work unit as Spark's input partition, to be read where its blocks lie.
 *
 * @param dump the path of its dump, as it was asked for
 */
public record UnitPartition(String dump, WorkUnit unit) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return unit.hosts().toArray(String[]::new);
    }
}
