package plasticity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.messages.RunException;

class LocalDirectoriesTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void createFile() throws Exception {
        file = Files.createFile(directory.resolve("file"));
    }

    @Test
    void acceptsOneWritableDirectoryAndLeavesItEmpty() throws Exception {
        Session.requireLocalDirectory(conf(file + "," + directory.resolve("new")), Map.of());
        assertThat(directory.resolve("new")).isEmptyDirectory();
    }

    @Test
    void reportsPathsAndSettingsIfNoneIsWritable() {
        assertThatThrownBy(() ->
                        Session.requireLocalDirectory(conf(file.resolve("below").toString()), Map.of()))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("Spark cannot create a directory in " + file.resolve("below") + " (")
                .hasMessageEndingWith(
                        "set spark.local.dir or SPARK_LOCAL_DIRS to a writable directory of this machine");
    }

    @Test
    void theEnvironmentTakesPrecedenceAsInSpark() throws Exception {
        Session.requireLocalDirectory(conf(file.toString()), Map.of("SPARK_LOCAL_DIRS", directory.toString()));
        Map<String, String> wrong = Map.of("SPARK_LOCAL_DIRS", file.toString());
        assertThatThrownBy(() -> Session.requireLocalDirectory(conf(directory.toString()), wrong))
                .isInstanceOf(RunException.class);
    }

    @Test
    void directoriesOfAClusterManagerAreNotChecked() throws Exception {
        Session.requireLocalDirectory(conf(file.toString()), Map.of("CONTAINER_ID", "container_1"));
    }

    private static SparkConf conf(String directories) {
        return new SparkConf(false).set("spark.local.dir", directories);
    }
}
