package plasticity.connector;

import org.apache.spark.sql.connector.read.InputPartition;
import plasticity.source.TokenFile;

/** A file as Spark's input partition, to be read where its blocks lie. */
record TokenPartition(TokenFile file) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return file.hosts().toArray(String[]::new);
    }
}
