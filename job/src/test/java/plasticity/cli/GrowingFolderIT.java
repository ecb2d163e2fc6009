package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.SampleHeads;

/** A folder to which checkpoints are added: each run computes only new heads. */
class GrowingFolderIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Path dumps;

    @BeforeEach
    void twoCheckpoints() throws IOException {
        dumps = Files.createDirectory(directory.resolve("dumps"));
        checkpoint("step-2", "l00h00");
        checkpoint("step-10", "l00h01");
        Files.createDirectories(dumps.resolve("step-logs/today"));
    }

    private void checkpoint(String model, String heads) throws IOException {
        SampleHeads.copy(heads, dumps.resolve(model));
        if (!Files.exists(dumps.resolve(model).resolve("l00h00k"))) {
            SampleHeads.copy("l00h00k", dumps.resolve(model));
        }
    }

    private Analysis analysis(String model) {
        String place = directory.resolve("results") + "/{model_dir}/";
        return Analysis.ofSmolLm(dumps, directory)
                .with("model_dir", model)
                .with("num_layers", 1)
                .with("output_csv", place + Analysis.TABLES.get(0))
                .with("bucket_csv", place + Analysis.TABLES.get(1))
                .with("component_csv", place + Analysis.TABLES.get(2));
    }

    private CommandRun night(String model, String... more) {
        return CommandRun.during(Map.of(), analysis(model), more);
    }

    private JsonNode manifest(String model) throws IOException {
        return JSON.readTree(
                directory.resolve("results").resolve(model).resolve("run.json").toFile());
    }

    private static void requireOk(CommandRun run) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void aRunComputesNewCheckpoints() throws IOException {
        requireOk(night("step-*"));
        byte[] first = Files.readAllBytes(directory.resolve("results/step-2/run.json"));
        checkpoint("step-11", "l00h02");
        CommandRun next = night("step-*");
        requireOk(next);
        assertThat(next.err()).contains("step-*: 3 models, step-2 to step-11", "1/1 heads");
        assertThat(manifest("step-11").get("computed").intValue()).isEqualTo(1);
        assertThat(directory.resolve("results/step-2/run.json")).hasBinaryContent(first);
        assertThat(directory.resolve("results/step-logs")).doesNotExist();
        assertThat(night("step-*").err()).doesNotContain("/1 heads");
    }

    @Test
    void aRunComputesNewHeadsOfACheckpoint() throws IOException {
        requireOk(night("step-*"));
        checkpoint("step-10", "l00h02");
        requireOk(night("step-*"));
        assertThat(manifest("step-10").get("computed").intValue()).isEqualTo(1);
        assertThat(manifest("step-10").get("reused").intValue()).isEqualTo(1);
    }

    private CommandRun runs(String list) throws IOException {
        Path file = Files.writeString(directory.resolve("runs.yaml"), list);
        List<String> arguments = new ArrayList<>(analysis("").commandLine());
        int model = arguments.indexOf("--model_dir");
        arguments.subList(model, model + 2).clear();
        arguments.addAll(List.of("--runs", file.toString()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void aDirectoryThatIsAlsoListedIsOnlyThatRun() throws IOException {
        CommandRun run = runs("- step-*\n- {model_dir: step-10/, seed: 7}\n");
        requireOk(run);
        assertThat(run.err()).contains("2/2 heads");
        assertThat(manifest("step-2").get("settings").get("seed").intValue()).isZero();
        assertThat(manifest("step-10").get("settings").get("seed").intValue()).isEqualTo(7);
    }

    @Test
    void aPatternWithoutMatchesDoesNotAffectOtherRuns() throws IOException {
        CommandRun run = runs("[run-*, step-*]");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine())
                .startsWith("plasticity: 1 of 3 runs failed, the tables of the others are published; first failure: ")
                .contains("has no directory that matches model_dir run-*");
        assertThat(manifest("step-10").get("ok").intValue()).isEqualTo(1);
    }

    @Test
    void previewsCoverAllCheckpoints() {
        assertThat(night("step-*", "--dry-run").out())
                .containsSubsequence(
                        "step-2/run.json: 1 query head, 1 to compute", "step-10/run.json: 1 query head, 1 to compute");
        assertThat(night("step-*", "--explain").err()).contains("step-*: 2 models, step-2 to step-10");
        assertThat(directory.resolve("results")).doesNotExist();
    }

    @Test
    void noMatchesFailWithOneLine() {
        for (String more : List.of("--fresh", "--dry-run")) {
            CommandRun run = night("run-*", more);
            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.lastLine())
                    .isEqualTo("plasticity: " + dumps
                            + " has no directory that matches model_dir run-*, but step-10, step-2, step-logs");
        }
    }

    @Test
    void anInvalidPatternIsAConfigurationError() {
        CommandRun run = night("step-[1");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.lastLine())
                .isEqualTo("plasticity: settings: model_dir: \"step-[1\" is not a valid pattern: unbalanced"
                        + " bracket or brace in \"step-[1\"");
    }
}
