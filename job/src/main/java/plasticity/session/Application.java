package plasticity.session;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.SparkConf;
import org.apache.spark.package$;
import plasticity.console.Console;
import plasticity.plan.UnitSize;

/**
 * What the runs of one Spark application have in common before Spark starts.
 *
 * @param spark Spark's settings
 * @param hadoop Hadoop's settings, including {@code spark.hadoop.*}
 * @param resources cores and memory of the cluster
 * @param connectivity checks each store or cluster once
 */
public record Application(
        SparkConf spark,
        Configuration hadoop,
        ClusterResources resources,
        ConnectivityCheck connectivity,
        Console console,
        InstantSource clock) {

    /** @param maxWorkers threads of a local master; all cores if empty */
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
        return ClusterResources.isLocal(spark);
    }

    /** Whether this JVM is the driver in YARN's cluster mode, where an application that never starts Spark, or starts it late, counts as failed. */
    public boolean isYarnCluster() {
        return master().equals("yarn")
                && spark.get("spark.submit.deployMode", "client").equals("cluster");
    }

    /** The setting {@code spark.plasticity.unit}: the size of work units. */
    public String unit() {
        return spark.get(Session.UNIT, UnitSize.AUTO.optionValue());
    }

    /** Name → version of Java, Spark and the libraries that Spark provides; starts none of them. */
    public static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("java", Runtime.version().toString());
        versions.put("scala", scala.util.Properties.versionNumberString());
        versions.put("spark", package$.MODULE$.SPARK_VERSION());
        versions.put("hadoop", VersionInfo.getVersion());
        versions.put("parquet", org.apache.parquet.Version.VERSION_NUMBER);
        return versions;
    }
}
