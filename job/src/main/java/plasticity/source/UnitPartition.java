package plasticity.source;

import org.apache.spark.sql.connector.read.InputPartition;

/** A work unit as Spark's input partition. */
record UnitPartition(WorkUnit unit) implements InputPartition {}
