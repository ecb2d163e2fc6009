package plasticity.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import plasticity.plan.ExecutorMemory;

/**
 * Cores and memory of the cluster, according to the settings, before Spark starts.
 *
 * <p>With a local master, all threads share this JVM's heap ({@code -Xmx}). Otherwise an executor has a heap of {@code spark.executor.memory} and
 * runs {@code spark.executor.cores / spark.task.cpus} tasks concurrently, or one if that is not set. Spark reserves 300 MiB of either. Nothing is
 * broadcast, cached or shuffled, so tasks may use the rest regardless of {@code spark.memory.*}.
 *
 * @param cores number of tasks that can run concurrently
 * @param memory memory for the tasks of one JVM
 */
public record ClusterResources(int cores, ExecutorMemory memory) {
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[\\s*(\\d+|\\*)\\s*(?:,.*)?])?");
    private static final long MIB = 1 << 20;
    private static final long RESERVED = 300 * MIB;
    /** Spark's assumption before executors have registered. */
    private static final int MIN_CORES = 2;

    /** The resources according to the settings. */
    public static ClusterResources of(SparkConf conf) {
        int cpus = Math.max(1, conf.getInt("spark.task.cpus", 1));
        Matcher local = LOCAL.matcher(conf.get("spark.master", ""));
        if (local.matches()) {
            int threads = threads(local.group(1));
            return new ClusterResources(
                    parallelism(conf, threads), memory(Runtime.getRuntime().maxMemory(), threads / cpus));
        }
        int cores = conf.getInt("spark.executor.cores", 1);
        int all = Math.max(MIN_CORES, conf.getInt("spark.executor.instances", 1) * cores);
        return new ClusterResources(
                parallelism(conf, all), memory(conf.getSizeAsMb("spark.executor.memory", "1g") * MIB, cores / cpus));
    }

    /** Whether tasks run in this JVM, with access to this machine's files. */
    public static boolean isLocal(SparkConf conf) {
        return LOCAL.matcher(conf.get("spark.master", "")).matches();
    }

    private static int threads(String number) {
        if (number == null) {
            return 1;
        }
        return number.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(number);
    }

    private static int parallelism(SparkConf conf, int cores) {
        return conf.getInt("spark.default.parallelism", cores);
    }

    private static ExecutorMemory memory(long heap, int tasks) {
        return new ExecutorMemory(Math.max(0, heap - RESERVED), Math.max(1, tasks));
    }
}
