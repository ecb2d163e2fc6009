package plasticity.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/**
 * Checks Spark's local directories. Spark exits the JVM silently if it cannot create a directory in any of them, so a directory is created and
 * deleted first.
 */
final class LocalDirectories {
    private static final String BY_ENVIRONMENT = "SPARK_LOCAL_DIRS";
    private static final String BY_SETTING = "spark.local.dir";
    /** Set if a cluster manager has chosen the directories. */
    private static final List<String> CLUSTER_MANAGER = List.of("CONTAINER_ID", "SPARK_EXECUTOR_DIRS");

    private LocalDirectories() {}

    /**
     * @param environment environment variables of the process
     * @throws RunException if no directory can be created in any of them
     */
    static void require(SparkConf conf, Map<String, String> environment) throws RunException {
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
