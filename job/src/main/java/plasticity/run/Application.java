package plasticity.run;

import java.time.InstantSource;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/**
 * What the runs of one Spark application share before Spark starts.
 *
 * @param spark its settings
 * @param hadoop Hadoop's settings, {@code spark.hadoop.*} included
 * @param workers who will do the work
 * @param contact asks each store or cluster once, with little patience
 */
record Application(
        SparkConf spark,
        Configuration hadoop,
        Workers workers,
        FirstContact contact,
        Console console,
        InstantSource clock) {

    /** @param maxWorkers threads of a local master, all cores when empty */
    static Application of(OptionalInt maxWorkers, Console console, InstantSource clock) {
        SparkConf spark = Session.conf(maxWorkers);
        Configuration hadoop = Session.hadoop(spark);
        return new Application(spark, hadoop, Workers.of(spark), new FirstContact(hadoop), console, clock);
    }
}
