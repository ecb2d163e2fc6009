package plasticity.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/**
 * Configures and starts Spark. Settings from {@code --conf} and {@code spark-defaults} have precedence; only missing ones are set.
 *
 * <p>Locally a {@link SparkContext} without a {@link SparkSession}: the analysis needs no Spark SQL, whose start takes a second of CPU time.
 */
public final class Session {
    private static final String MASTER = "spark.master";
    /** Setting of this program: the size of work units, {@code auto}, {@code key_head} or {@code query_head}. */
    static final String UNIT = "spark.plasticity.unit";

    private static final String BY_ENVIRONMENT = "SPARK_LOCAL_DIRS";
    private static final String BY_SETTING = "spark.local.dir";
    /** Set if a cluster manager has chosen the directories. */
    private static final List<String> CLUSTER_MANAGER = List.of("CONTAINER_ID", "SPARK_EXECUTOR_DIRS");

    private Session() {}

    /** @param maxWorkers threads of a local master, all cores if empty; ignored if a master is configured */
    static SparkConf conf(OptionalInt maxWorkers) {
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.app.name", "Attention Plasticity");
        if (!conf.contains(MASTER)) {
            String threads = maxWorkers.isPresent() ? Integer.toString(maxWorkers.getAsInt()) : "*";
            conf.set(MASTER, "local[" + threads + "]");
            // The host name may not resolve, and a local master connects only to itself.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // Spark limits the total size of task results to 1 GiB, but each is written to disk when it arrives.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        // The default of Hadoop 3.5 guesses what a Parquet reader will read next. Ours states its ranges.
        conf.setIfMissing("spark.hadoop.fs.s3a.input.stream.type", "classic");
        SparkSecrets.hide(conf);
        return conf;
    }

    /** Hadoop's settings, including {@code spark.hadoop.*}; needs no session. */
    static Configuration hadoop(SparkConf conf) {
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
        SparkSecrets.learn(hadoop);
        return hadoop;
    }

    /** @throws RunException if Spark's local directories are not writable */
    public static SparkContext open(SparkConf conf) throws RunException {
        requireLocalDirectory(conf, System.getenv());
        // If a cluster's master does not respond, Spark stops itself in another thread, and a job that is submitted
        // meanwhile may hang. A session notices that Spark has stopped.
        return ClusterResources.isLocal(conf)
                ? SparkContext.getOrCreate(conf)
                : SparkSession.builder().config(conf).getOrCreate().sparkContext();
    }

    /**
     * Creates and deletes a directory in Spark's local directories: Spark exits the JVM silently if it cannot create one in any of them.
     *
     * @param environment environment variables of the process
     * @throws RunException if no directory can be created in any of them
     */
    static void requireLocalDirectory(SparkConf conf, Map<String, String> environment) throws RunException {
        if (CLUSTER_MANAGER.stream().anyMatch(environment::containsKey)) {
            return;
        }
        String directories =
                environment.getOrDefault(BY_ENVIRONMENT, conf.get(BY_SETTING, System.getProperty("java.io.tmpdir")));
        List<String> errors = new ArrayList<>();
        for (String name : directories.split(",", -1)) {
            try {
                Path directory = Files.createDirectories(Path.of(name.strip()));
                Files.delete(Files.createTempDirectory(directory, "plasticity-"));
                return;
            } catch (IOException | InvalidPathException e) {
                errors.add(OneLine.of(e));
            }
        }
        throw new RunException("Spark cannot create a directory in " + directories + " (" + String.join("; ", errors)
                + "); set spark.local.dir or SPARK_LOCAL_DIRS to a writable directory of this machine");
    }
}
