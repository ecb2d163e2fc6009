package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;

/** Compares runs of the sample on a cluster of two workers, with the commands of {@code deploy/spark/README.md}, to a run on a local master. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterTests {
    private static final Pattern DRIVER = Pattern.compile("driver-\\d+-\\d+");
    private static final long SECONDS = 120;

    private final String version;

    private Path shared;
    private SparkCluster cluster;
    private Analysis local;
    private Path directory;

    ClusterTests(String version) {
        this.version = version;
    }

    @BeforeAll
    void start(@TempDir Path shared) throws IOException, InterruptedException {
        this.shared = shared;
        cluster = SparkCluster.start(version, Files.createDirectory(shared.resolve("cluster")));
        local = Analysis.ofSample(shared.resolve("local")).with("max_workers", 2);
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
    }

    @AfterAll
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory(shared, "run");
    }

    @Test
    void clientModeGivesTheBytesOfALocalRun() throws Exception {
        EventLog log = new EventLog(Files.createDirectory(directory.resolve("events")));
        Analysis analysis = Analysis.ofSample(directory);
        CommandRun run = SparkSubmit.of(version, directory, cluster.master())
                .options("--total-executor-cores", "2", "--executor-cores", "1", "--executor-memory", "700m")
                .settings(log.settings())
                .run(analysis.commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertSameTables(analysis);
        assertThat(log.events("ExecutorAdded")).hasSize(2);
        assertThat(log.counters()).containsEntry("plasticity.heads.analysed", 54L);
    }

    @Test
    void dynamicAllocationAndSpeculationGiveTheSameBytesAndCountEachHeadOnce() throws Exception {
        EventLog log = new EventLog(Files.createDirectory(directory.resolve("events")));
        Map<String, String> settings = new HashMap<>(log.settings());
        settings.putAll(Map.of(
                "spark.dynamicAllocation.enabled", "true",
                "spark.dynamicAllocation.shuffleTracking.enabled", "true",
                "spark.dynamicAllocation.minExecutors", "0",
                "spark.dynamicAllocation.maxExecutors", "2"));
        settings.putAll(Map.of("spark.speculation", "true", "spark.speculation.minTaskRuntime", "2s"));
        Path classes = Project.ROOT.resolve("job/target/test-classes");
        settings.putAll(Map.of(
                "spark.driver.extraClassPath", classes.toString(),
                "spark.executor.extraClassPath", classes.toString(),
                "spark.hadoop.fs.file.impl", StragglingFiles.class.getName()));
        Analysis analysis = Analysis.ofSample(directory);
        CommandRun run = SparkSubmit.of(version, directory, cluster.master())
                .options("--executor-cores", "1", "--executor-memory", "700m")
                .settings(settings)
                .run(analysis.commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertSameTables(analysis);
        assertThat(log.events("ExecutorAdded")).hasSize(2);
        // The hanging task may end too late for the log.
        assertThat(log.events("TaskEnd"))
                .extracting(ClusterTests::ending)
                .contains("copy Success")
                .doesNotContain("first ExceptionFailure", "copy ExceptionFailure");
        assertThat(log.counters())
                .containsEntry("plasticity.heads.analysed", 54L)
                .containsEntry("plasticity.rows.kept", (54 + 18) * 640L);
    }

    @Test
    void clusterModeRunsTheDriverOnAWorker() throws Exception {
        Analysis analysis = Analysis.ofSample(directory);
        CommandRun run = clusterMode(cluster.master())
                .settings(Map.of("spark.standalone.submit.waitAppCompletion", "true"))
                .run(analysis.commandLine());
        assertThat(run.status()).as(run.err()).isZero();
        String driver = driver(run);
        assertThat(cluster.driverState(driver)).isEqualTo("FINISHED");
        assertThat(cluster.driverErrors(driver)).anyMatch(line -> line.contains("54 query heads in 6 layers"));
        assertSameTables(analysis);
    }

    @Test
    void inClusterModeTheDriversLogHasTheCause() throws Exception {
        Path found = Project.resource("cases/window-mixed");
        CommandRun run = clusterMode(cluster.restMaster())
                .settings(Map.of("spark.master.rest.enabled", "true"))
                .run(Analysis.into(directory)
                        .with("config", found.resolve("config.yaml"))
                        .with("dataset_local_root", found.resolve("dump"))
                        .commandLine());
        assertThat(run.status()).as(run.err()).isZero();
        String driver = driver(run);
        awaitEnd(driver);
        assertThat(cluster.driverState(driver)).isEqualTo("FAILED");
        assertThat(cluster.driverStateByRest(driver)).isEqualTo("FAILED");
        assertThat(cluster.driverErrors(driver).stream().filter(line -> line.startsWith("plasticity: ")))
                .singleElement()
                .asString()
                .contains("1 of 2 heads failed, the tables contain the other 1");
    }

    private SparkSubmit clusterMode(String master) throws IOException {
        return SparkSubmit.of(version, directory, master)
                .options("--deploy-mode", "cluster", "--driver-memory", "700m")
                .options("--total-executor-cores", "2", "--executor-cores", "1", "--executor-memory", "700m");
    }

    private void awaitEnd(String driver) throws Exception {
        for (int second = 0; second < SECONDS; second++) {
            if (!List.of("SUBMITTED", "RUNNING").contains(cluster.driverState(driver))) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError(driver + " did not end within " + SECONDS + " s");
    }

    private void assertSameTables(Analysis analysis) {
        assertThat(Analysis.TABLES)
                .allSatisfy(table -> assertThat(analysis.bytes(table)).isEqualTo(local.bytes(table)));
    }

    private static String driver(CommandRun run) {
        return DRIVER.matcher(run.out() + run.err())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError(run));
    }

    private static String ending(JsonNode task) {
        return (task.path("Task Info").path("Speculative").asBoolean() ? "copy " : "first ")
                + task.path("Task End Reason").path("Reason").asText();
    }
}
