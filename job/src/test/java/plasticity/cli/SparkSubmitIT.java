package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.hub.LoopbackHub;
import plasticity.testing.Project;

/**
 * The thin jar under the {@code spark-submit} of PyPI's pyspark: {@code .venv/pyspark-VERSION} is a virtual environment with that version.
 */
@Tag("spark-submit")
class SparkSubmitIT {
    @TempDir
    Path directory;

    @TempDir
    Path console;

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void givesTheBytesOfTheLauncher(String version) throws Exception {
        Analysis launched = Analysis.ofSample(directory.resolve("launched"));
        Analysis submitted = Analysis.ofSample(directory.resolve("submitted"));
        assertThat(launched.run().status()).isEqualTo(ExitStatus.OK);
        CommandRun run = submit(version, "--master", "local[2]").run(submitted.commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("ap_overall");
        assertThat(Analysis.TABLES)
                .allSatisfy(table -> assertThat(submitted.bytes(table)).isEqualTo(launched.bytes(table)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void reportsThatSomeHeadsFailed(String version) throws Exception {
        Path found = Project.resource("cases/window-mixed");
        CommandRun run = submit(version, "--conf", "spark.plasticity.unit=query_head")
                .run(Analysis.into(directory)
                        .with("config", found.resolve("config.yaml"))
                        .with("dataset_local_root", found.resolve("dump"))
                        .commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.err()).contains("plasticity: 1 of 2 heads failed").doesNotContain("\tat ", " INFO ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void reportsThatNothingCouldBeAnalysed(String version) throws Exception {
        CommandRun run =
                submit(version).run(Analysis.ofSmolLm(directory, directory).commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("holds no query head").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void reportsAnInvalidConfiguration(String version) throws Exception {
        CommandRun run = submit(version).run(List.of("analyze", "--num_layers", "none"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--num_layers: invalid value \"none\"").doesNotContain("\tat ");
    }

    @Test
    void executorsReadTheStagedDownload() throws Exception {
        Path dataset = directory.resolve("dataset");
        for (String head : List.of("l00h00q", "l00h00k")) {
            Path target = dataset.resolve("model").resolve(head).resolve("data.parquet");
            Files.createDirectories(target.getParent());
            Files.copy(Project.sample().resolve(head).resolve("data.parquet"), target);
        }
        Analysis analysis = Analysis.ofSmolLm(dataset, directory)
                .with("dataset_local_root", "none")
                .with("dataset_name", LoopbackHub.NAME)
                .with("model_dir", "model");
        try (LoopbackHub hub = LoopbackHub.serving(dataset)) {
            CommandProcess cluster = submit("4.0.1", "--master", "local-cluster[1,1,1024]")
                    .with("HF_ENDPOINT", hub.endpoint())
                    .with("HF_HOME", directory.resolve("home").toString());
            CommandRun rejected = cluster.run(analysis.commandLine());
            assertThat(rejected.status()).as(rejected.err()).isEqualTo(ExitStatus.USAGE);
            assertThat(rejected.err())
                    .contains("plasticity: settings: dataset_staging: missing; executors of local-cluster");
            assertThat(hub.requests()).isEmpty();

            Path staging = directory.resolve("staging");
            CommandRun run = cluster.run(
                    analysis.with("dataset_staging", staging.toUri()).commandLine());
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
            assertThat(run.err()).contains("1/1 heads, 0 failed");
            assertThat(staging.resolve(
                            "datasets--me--sniffed-qk/" + LoopbackHub.COMMIT + "/model/l00h00q/data.parquet"))
                    .exists();
        }
    }

    private CommandProcess submit(String version, String... settings) throws IOException {
        Path environment = Project.ROOT.resolve(".venv/pyspark-" + version);
        assumeTrue(Files.isDirectory(environment), "no pyspark " + version + " in " + environment);
        try (Stream<Path> lib = Files.list(environment.resolve("lib"))) {
            Path home = lib.findFirst().orElseThrow().resolve("site-packages/pyspark");
            return CommandProcess.sparkSubmit(console, home, settings);
        }
    }
}
