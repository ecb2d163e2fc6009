package plasticity.connector;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * What a task reads of a dump.
 *
 * @param dump its path
 * @param content a file or a work unit
 * @param hosts that store most of it, on which it is preferably read
 */
record HeadPartition<T extends Serializable>(String dump, T content, List<String> hosts) implements InputPartition {
    @Override
    public String[] preferredLocations() {
        return hosts.toArray(String[]::new);
    }
}
