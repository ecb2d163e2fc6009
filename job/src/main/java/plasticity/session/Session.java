package plasticity.session;

import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import plasticity.messages.RunException;

/** Configures and starts a SparkSession. Settings from {@code --conf} and {@code spark-defaults} have precedence; only missing ones are set. */
public record Session(SparkSession spark) implements AutoCloseable {
    private static final String MASTER = "spark.master";
    /** Setting of this program: the size of work units, {@code auto}, {@code key_head} or {@code query_head}. */
    public static final String UNIT = "spark.plasticity.unit";

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
    public static Session open(SparkConf conf) throws RunException {
        LocalDirectories.require(conf, System.getenv());
        return new Session(SparkSession.builder().config(conf).getOrCreate());
    }

    @Override
    public void close() {
        spark.stop();
    }
}
