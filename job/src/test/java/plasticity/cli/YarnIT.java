package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;

/** Runs on a YARN cluster with the commands of {@code deploy/spark/README.md}; their tables equal those of a local run. */
@Tag("spark-submit")
class YarnIT {
    private static final Pattern APPLICATION = Pattern.compile("application_\\d+_\\d+");
    private static final String CLIENT_MODE = "4.1.0";
    private static final String CLUSTER_MODE = "4.0.1";
    private static final Path DAMAGED = Project.resource("cases/window-mixed");

    @TempDir
    private static Path shared;

    private static YarnCluster cluster;
    private static Analysis local;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        cluster = YarnCluster.start(Files.createDirectory(shared.resolve("cluster")));
        local = Analysis.ofSample(shared.resolve("local")).with("max_workers", 2);
        assertThat(local.run().status()).isEqualTo(ExitStatus.OK);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void aKilledContainerIsReplaced() throws Exception {
        EventLog log = new EventLog(Files.createDirectory(directory.resolve("events")));
        Map<String, String> settings = new HashMap<>(log.settings());
        Path classes = Project.ROOT.resolve("job/target/test-classes");
        settings.putAll(Map.of(
                "spark.driver.extraClassPath", classes.toString(),
                "spark.executor.extraClassPath", classes.toString(),
                "spark.hadoop.fs.file.impl", StragglingFiles.class.getName()));
        Analysis analysis = Analysis.ofSample(directory);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> kill = thread.submit(() -> {
                cluster.killContainerWith(StragglingFiles.MESSAGE);
                return null;
            });
            CommandRun run = submit(CLIENT_MODE, "client", 2).settings(settings).run(analysis.commandLine());
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
            kill.get();
        } finally {
            thread.shutdownNow();
        }
        assertSameTables(analysis);
        assertThat(log.events("TaskEnd"))
                .extracting(task -> task.path("Task End Reason").path("Reason").asText())
                .contains("ExecutorLostFailure");
        assertThat(log.counters()).containsEntry("plasticity.heads.analysed", 54L);
    }

    @Test
    void clientModePassesTheExitStatusOn() throws Exception {
        CommandRun damaged = submit(CLIENT_MODE, "client", 1).run(damaged().commandLine());
        assertThat(damaged.status()).as(damaged.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        CommandRun invalid = submit(CLIENT_MODE, "client", 1)
                .run(damaged().with("num_layers", "many").commandLine());
        assertThat(invalid.status()).as(invalid.err()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void clusterModeRunsTheDriverInAContainer() throws Exception {
        Path config = Files.writeString(directory.resolve("settings.yaml"), "max_workers: 2\n");
        Analysis analysis = Analysis.ofSample(directory).with("config", config.getFileName());
        for (String outcome : List.of("54 query heads in 6 layers", "Nothing changed since")) {
            CommandRun run = clusterMode().options("--files", config.toString()).run(analysis.commandLine());
            assertThat(run.status()).as(run.err()).isZero();
            String application = application(run);
            assertThat(cluster.report(application).getFinalApplicationStatus())
                    .isEqualTo(FinalApplicationStatus.SUCCEEDED);
            assertThat(cluster.masterErrors(application)).anyMatch(line -> line.contains(outcome));
            assertSameTables(analysis);
        }
    }

    @Test
    void clusterModeReportsFailuresInTheContainersLog() throws Exception {
        CommandRun damaged = clusterMode()
                .options("--files", DAMAGED.resolve("config.yaml").toString())
                .run(damaged().with("config", "config.yaml").commandLine());
        assertThat(damaged.status()).as(damaged.err()).isEqualTo(1);
        String application = application(damaged);
        assertThat(cluster.report(application).getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
        assertThat(cluster.masterErrors(application).stream().filter(line -> line.startsWith("plasticity: ")))
                .singleElement()
                .asString()
                .contains("1 of 2 heads failed, the tables contain the other 1");
        assertThat(Files.exists(directory.resolve("head_metrics.csv"))).isTrue();

        CommandRun invalid =
                clusterMode().run(damaged().with("config", "none.yaml").commandLine());
        assertThat(invalid.status()).as(invalid.err()).isEqualTo(1);
        assertThat(cluster.report(application(invalid)).getDiagnostics())
                .contains("exitCode: " + ExitStatus.USAGE, "plasticity: none.yaml: does not exist");
    }

    private Analysis damaged() {
        return Analysis.into(directory)
                .with("config", DAMAGED.resolve("config.yaml"))
                .with("dataset_local_root", DAMAGED.resolve("dump"));
    }

    private SparkSubmit clusterMode() throws IOException {
        return submit(CLUSTER_MODE, "cluster", 1)
                .options("--driver-memory", "700m")
                .settings(Map.of("spark.yarn.maxAppAttempts", "1"));
    }

    /** With the jars of the installation, which every node has, and a JVM that starts quickly. */
    private SparkSubmit submit(String version, String mode, int executors) throws IOException {
        String java = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
        return SparkSubmit.of(version, directory, "yarn")
                .with("HADOOP_CONF_DIR", cluster.clientSettings().toString())
                .options("--deploy-mode", mode, "--num-executors", String.valueOf(executors))
                .options("--executor-cores", "1", "--executor-memory", "700m")
                .settings(Map.of(
                        "spark.yarn.jars",
                        "local:" + SparkSubmit.home(version) + "/jars/*",
                        "spark.yarn.stagingDir",
                        shared.resolve("staging").toString(),
                        "spark.ui.enabled",
                        "false"))
                .settings(Map.of(
                        "spark.yarn.am.extraJavaOptions", java,
                        "spark.driver.extraJavaOptions", java,
                        "spark.executor.extraJavaOptions", java))
                .settings(Map.of(
                        "spark.yarn.appMasterEnv.SPARK_LOCAL_IP", "127.0.0.1",
                        "spark.executorEnv.SPARK_LOCAL_IP", "127.0.0.1"));
    }

    private static void assertSameTables(Analysis analysis) {
        assertThat(Analysis.ALL_TABLES)
                .allSatisfy(table -> assertThat(analysis.bytes(table)).isEqualTo(local.bytes(table)));
    }

    private static String application(CommandRun run) {
        return APPLICATION
                .matcher(run.out() + run.err())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(run))
                .group();
    }
}
