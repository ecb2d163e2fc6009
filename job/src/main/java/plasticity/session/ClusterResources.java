package plasticity.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import plasticity.plan.ExecutorMemory;

/**
 * Who does the work, as far as settings tell before Spark starts.
 *
 * <p>Where the master is local, all threads share this JVM's heap ({@code -Xmx}). Elsewhere an executor has {@code spark.executor.memory} of
 * heap and runs {@code spark.executor.cores / spark.task.cpus} tasks at a time, one where that is not set. Of either, 300 MiB are Spark's own,
 * as Spark reserves them too. Nothing is broadcast, cached or shuffled, so tasks may use the rest whatever {@code spark.memory.*} says.
 *
 * @param cores that can work at the same time
 * @param room of the tasks in one JVM
 */
public record ClusterResources(int cores, ExecutorMemory room) {
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[\\s*(\\d+|\\*)\\s*(?:,.*)?])?");
    private static final long MIB = 1 << 20;
    private static final long RESERVED = 300 * MIB;
    /** What Spark plans for where a cluster has not told yet. */
    private static final int FEWEST_CORES = 2;

    /** The workers that settings name. */
    public static ClusterResources of(SparkConf conf) {
        int cpus = Math.max(1, conf.getInt("spark.task.cpus", 1));
        Matcher local = LOCAL.matcher(conf.get("spark.master", ""));
        if (local.matches()) {
            int threads = threads(local.group(1));
            return new ClusterResources(
                    parallelism(conf, threads), room(Runtime.getRuntime().maxMemory(), threads / cpus));
        }
        int cores = conf.getInt("spark.executor.cores", 1);
        int all = Math.max(FEWEST_CORES, conf.getInt("spark.executor.instances", 1) * cores);
        return new ClusterResources(
                parallelism(conf, all), room(conf.getSizeAsMb("spark.executor.memory", "1g") * MIB, cores / cpus));
    }

    /** Whether all work is done in this JVM, which reads this machine's files. */
    public static boolean isHere(SparkConf conf) {
        return LOCAL.matcher(conf.get("spark.master", "")).matches();
    }

    private static int threads(String written) {
        if (written == null) {
            return 1;
        }
        return written.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(written);
    }

    private static int parallelism(SparkConf conf, int cores) {
        return conf.getInt("spark.default.parallelism", cores);
    }

    private static ExecutorMemory room(long heap, int tasks) {
        return new ExecutorMemory(Math.max(0, heap - RESERVED), Math.max(1, tasks));
    }
}
