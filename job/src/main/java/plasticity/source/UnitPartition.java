package plasticity.source;

import org.apache.spark.sql.connector.read.InputPartition;

/**
 * A work unit as Spark's input partition, to be read where its blocks lie.
 *
 * @param dump the path of its dump, as it was asked for
 */
record UnitPartition(String dump, WorkUnit unit) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return unit.hosts().toArray(String[]::new);
    }
}
