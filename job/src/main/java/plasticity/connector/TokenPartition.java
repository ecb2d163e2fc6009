package plasticity.connector;

import org.apache.spark.sql.connector.read.InputPartition;
import plasticity.dump.TokenFile;

/**
 * A file as Spark's input partition, preferably read on the hosts of its blocks.
 *
 * @param dump path of its dump
 */
record TokenPartition(String dump, TokenFile file) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return file.hosts().toArray(String[]::new);
    }
}
