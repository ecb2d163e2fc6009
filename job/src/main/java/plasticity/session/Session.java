package plasticity.session;

import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import plasticity.messages.RunException;

/** Spark as the surroundings want it: whatever {@code --conf} or {@code spark-defaults} say stands, and only gaps are filled. */
public record Session(SparkSession spark) implements AutoCloseable {
    private static final String MASTER = "spark.master";
    /** Our own Spark setting: how many query heads meet in a task, {@code auto}, {@code key_head} or {@code query_head}. */
    public static final String UNIT = "spark.plasticity.unit";

    /** @param maxWorkers threads of a local master, all cores when empty; without effect when a master comes from outside */
    static SparkConf conf(OptionalInt maxWorkers) {
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.app.name", "Attention Plasticity");
        if (!conf.contains(MASTER)) {
            String threads = maxWorkers.isPresent() ? Integer.toString(maxWorkers.getAsInt()) : "*";
            conf.set(MASTER, "local[" + threads + "]");
            // A laptop's host name may not resolve; a local master talks to itself.
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.ui.enabled", "false");
        }
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // Spark adds up what tasks send and ends a job at 1 GiB, but each result goes to the disk as it comes.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        SparkSecrets.hide(conf);
        return conf;
    }

    /** Hadoop's settings, {@code spark.hadoop.*} included, before there is a session. */
    static Configuration hadoop(SparkConf conf) {
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
        SparkSecrets.learn(hadoop);
        return hadoop;
    }

    /** @throws RunException when Spark would find no place on the driver's disk */
    public static Session open(SparkConf conf) throws RunException {
        LocalDirectories.require(conf, System.getenv());
        return new Session(SparkSession.builder().config(conf).getOrCreate());
    }

    @Override
    public void close() {
        spark.stop();
    }
}
