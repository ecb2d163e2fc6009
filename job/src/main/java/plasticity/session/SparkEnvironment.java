package plasticity.session;

import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import plasticity.messages.RunException;

/**
 * Settings and resources of this machine, for commands that do not start Spark.
 *
 * @param hadoop Hadoop's settings, including {@code spark.hadoop.*}
 * @param cores number of cores that an analysis would use
 */
public record SparkEnvironment(Configuration hadoop, int cores) {
    /** The environment of this JVM. */
    public static SparkEnvironment here() {
        SparkConf conf = Session.conf(OptionalInt.empty());
        return new SparkEnvironment(
                Session.hadoop(conf), ClusterResources.of(conf).cores());
    }

    /**
     * Checks that the store or cluster of a location responds. The location need not exist.
     *
     * @param name the argument, for messages
     * @throws RunException within seconds if there is no response; the message suggests what to do
     */
    public void requireReachable(String name, String location) throws RunException {
        Path path;
        try {
            path = new Path(location);
        } catch (IllegalArgumentException e) {
            return; // not a valid path, which is reported when it is used
        }
        new ConnectivityCheck(hadoop).require(name, path);
    }
}
