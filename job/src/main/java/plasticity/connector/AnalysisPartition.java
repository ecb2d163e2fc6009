package plasticity.connector;

import org.apache.spark.sql.connector.read.InputPartition;
import plasticity.plan.WorkUnit;

/**
 * The input partition of one work unit; it prefers the hosts that store the unit's blocks.
 *
 * @param dump path of the unit's dump
 */
record AnalysisPartition(String dump, WorkUnit unit) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return unit.hosts().toArray(String[]::new);
    }
}
