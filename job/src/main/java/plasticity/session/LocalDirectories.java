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
 * Where Spark keeps what it needs on the driver's disk. It ends the JVM, without a word, where it can make no directory in any of them, so one
 * is made and deleted before.
 */
final class LocalDirectories {
    private static final String BY_ENVIRONMENT = "SPARK_LOCAL_DIRS";
    private static final String BY_SETTING = "spark.local.dir";
    /** Set where a cluster manager has chosen directories of its own. */
    private static final List<String> CHOSEN_ELSEWHERE = List.of("CONTAINER_ID", "SPARK_EXECUTOR_DIRS");

    private LocalDirectories() {}

    /**
     * @param environment of the process
     * @throws RunException when no directory can be made in any of them
     */
    static void require(SparkConf conf, Map<String, String> environment) throws RunException {
        if (CHOSEN_ELSEWHERE.stream().anyMatch(environment::containsKey)) {
            return;
        }
        String places =
                environment.getOrDefault(BY_ENVIRONMENT, conf.get(BY_SETTING, System.getProperty("java.io.tmpdir")));
        List<String> refusals = new ArrayList<>();
        for (String place : places.split(",", -1)) {
            try {
                Path directory = Files.createDirectories(Path.of(place.strip()));
                Files.delete(Files.createTempDirectory(directory, "plasticity-"));
                return;
            } catch (IOException | InvalidPathException e) {
                refusals.add(OneLine.of(e));
            }
        }
        throw new RunException("Spark can make no directory in " + places + " (" + String.join("; ", refusals)
                + "); set spark.local.dir, or SPARK_LOCAL_DIRS, to one of this machine that can be written");
    }
}
