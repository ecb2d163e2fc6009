package plasticity.session;

import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import plasticity.messages.RunException;

/**
 * What settings and machine give before Spark starts, for what needs no Spark.
 *
 * @param hadoop Hadoop's settings, {@code spark.hadoop.*} included
 * @param cores that an analysis would have
 */
public record SparkEnvironment(Configuration hadoop, int cores) {
    /** Those of this JVM. */
    public static SparkEnvironment here() {
        SparkConf conf = Session.conf(OptionalInt.empty());
        return new SparkEnvironment(
                Session.hadoop(conf), ClusterResources.of(conf).cores());
    }

    /**
     * Sees that the store or cluster of a place answers; whether the place itself exists is another question.
     *
     * @param name what the user calls the place's part in the work, for messages
     * @throws RunException within seconds, when it does not, with what to do
     */
    public void requireAnswer(String name, String place) throws RunException {
        Path path;
        try {
            path = new Path(place);
        } catch (IllegalArgumentException e) {
            return; // no place at all, which whoever looks for it tells
        }
        new ConnectivityCheck(hadoop).require(name, path);
    }
}
