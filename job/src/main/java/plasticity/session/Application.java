package plasticity.session;

import java.time.InstantSource;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import plasticity.console.Console;
import plasticity.plan.UnitSize;

/**
 * What the runs of one Spark application share before Spark starts.
 *
 * @param spark its settings
 * @param hadoop Hadoop's settings, {@code spark.hadoop.*} included
 * @param workers who will do the work
 * @param contact asks each store or cluster once, with little patience
 */
public record Application(
        SparkConf spark,
        Configuration hadoop,
        ClusterResources workers,
        ConnectivityCheck contact,
        Console console,
        InstantSource clock) {

    /** @param maxWorkers threads of a local master, all cores when empty */
    public static Application of(OptionalInt maxWorkers, Console console, InstantSource clock) {
        SparkConf spark = Session.conf(maxWorkers);
        Configuration hadoop = Session.hadoop(spark);
        return new Application(
                spark, hadoop, ClusterResources.of(spark), new ConnectivityCheck(hadoop), console, clock);
    }

    /** The URL of the Spark master. */
    public String master() {
        return spark.get("spark.master");
    }

    /** Whether executors read the files of this machine. */
    public boolean isLocal() {
        return ClusterResources.isHere(spark);
    }

    /** The setting {@code spark.plasticity.unit}, which chooses the size of work units. */
    public String unit() {
        return spark.get(Session.UNIT, UnitSize.AUTO.optionValue());
    }
}
