package plasticity.run;

import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/**
 * What settings and machine give before Spark starts, for what needs no Spark.
 *
 * @param hadoop Hadoop's settings, {@code spark.hadoop.*} included
 * @param cores that an analysis would have
 */
public record Surroundings(Configuration hadoop, int cores) {
    /** Those of this JVM. */
    public static Surroundings here() {
        SparkConf conf = Session.conf(OptionalInt.empty());
        return new Surroundings(Session.hadoop(conf), Workers.of(conf).cores());
    }
}
