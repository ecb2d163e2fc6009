package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The thin jar under the {@code spark-submit} that PyPI's pyspark carries: {@code .venv/pyspark-VERSION} is a virtual environment with that version.
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
    void passesOnThatSomeHeadsFailed(String version) throws Exception {
        Path found = Project.resource("cases/window-mixed");
        CommandRun run = submit(version, "--conf", "spark.plasticity.unit=query_head")
                .run(Analysis.into(directory)
                        .with("config", found.resolve("config.yaml"))
                        .with("dataset_local_root", found.resolve("dump"))
                        .commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.err()).contains("plasticity: 1 of 2 heads failed").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void passesOnThatNothingCouldBeAnalysed(String version) throws Exception {
        CommandRun run =
                submit(version).run(Analysis.ofSmolLm(directory, directory).commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err()).contains("holds no query head").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0.1", "4.1.0"})
    void passesOnAWrongConfiguration(String version) throws Exception {
        CommandRun run = submit(version).run(List.of("analyze", "--num_layers", "none"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("--num_layers: found the text \"none\"").doesNotContain("\tat ");
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
