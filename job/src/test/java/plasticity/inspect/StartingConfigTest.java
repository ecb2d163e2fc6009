package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import plasticity.messages.RunException;
import plasticity.testing.DumpRow;

class StartingConfigTest {
    @TempDir
    private Path directory;

    private InspectedDump dump;

    @BeforeEach
    void writeADump() throws Exception {
        dump = new InspectedDump(directory.resolve("model")).with("l00h00q", "l00h01q", "l00h00k");
    }

    @Test
    void createsDirectoriesAndNamesFilesAfterTheFirst() throws Exception {
        Path file = directory.resolve("a/b/run.yaml");
        List<Path> written = write(file);
        assertThat(written).startsWith(file, directory.resolve("a/b/run-plasticity.yaml"));
        assertThat(written).allSatisfy(path -> assertThat(path).isNotEmptyFile());
        assertThat(file)
                .content()
                .contains("dataset_local_root: \"" + dump.root() + "\"\n", "num_q_heads: 2\n")
                .contains("output_csv: \"results/run/head_metrics.csv\"\n");
    }

    @Test
    void theTextHasThePathsOfTheFile() throws Exception {
        StartingConfig config =
                StartingConfig.of(dump.footers(), Optional.of(directory.resolve("a b/it's \"smol\".yaml")));
        Path file = config.write().get(0);
        Map<?, ?> written = new Yaml().load(Files.readString(file));
        List<String> lines = SurveyText.of(config).lines().map(String::strip).toList();
        written.forEach((key, value) ->
                assertThat(lines).contains(key + ": " + (value.equals("") ? "\"\"" : value.toString())));
        assertThat(written.get("output_csv")).isEqualTo("results/it's \"smol\"/head_metrics.csv");
        assertThat(new ObjectMapper()
                        .readTree(SurveyJson.of(config))
                        .at("/configuration/output_csv")
                        .asText())
                .isEqualTo(written.get("output_csv"));
    }

    @Test
    @Tag("process")
    void commandsAreQuotedForTheShell() throws Exception {
        StartingConfig config =
                StartingConfig.of(dump.footers(), Optional.of(directory.resolve("a b/it's \"$HOME\".yaml")));
        Path file = config.write().get(0);
        List<String> text = SurveyText.of(config).lines().map(String::strip).toList();
        List<String> commands = text.subList(text.indexOf("To run it:") + 1, text.size());
        String report = file.toString().replace(".yaml", "-report.yaml");
        // In another directory, with a function of the program's name that prints its arguments.
        assertThat(shell("cd / && plasticity() { printf '%s|' \"$PWD\" \"$@\"; }\n" + String.join("\n", commands)))
                .isEqualTo(String.join(
                        "|", here(), "analyze", "--config", file + "", here(), "report", "--config", report, ""));
        assertThat(file).content().contains("#   " + commands.get(1) + "\n");
        assertThat(Path.of(report)).content().contains("#   " + commands.get(2) + "\n");
    }

    private static String here() {
        return Path.of("").toAbsolutePath().toString();
    }

    private static String shell(String script) throws Exception {
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void relativeFilesStayRelative() throws Exception {
        StartingConfig config = StartingConfig.of(dump.footers(), Optional.of(Path.of("cfg/smol.yaml")));
        assertThat(config.commands())
                .endsWith(
                        "plasticity analyze --config cfg/smol.yaml", "plasticity report --config cfg/smol-report.yaml");
        assertThat(SurveyText.of(config)).contains("Configuration in cfg/smol.yaml:\n");
    }

    @Test
    void bucketSettingsAreOmittedIfUnknown() throws Exception {
        List<DumpRow> flat =
                InspectedDump.rows().stream().map(row -> row.withBucket(0)).toList();
        dump.write("l00h00q", flat).write("l00h01q", flat).write("l00h00k", flat);
        write(directory.resolve("run.yaml"));
        assertThat(directory.resolve("run-heatmap.yaml")).content().doesNotContain("bucket_type", "bucket_min_size");
    }

    @Test
    void aNameWithALineBreakAddsNoLine() throws Exception {
        Path file = directory.resolve("a\nseed: 7\nb.yaml");
        List<Path> written = write(file);
        assertThat(written).allSatisfy(path -> assertThat(path).content().doesNotContain("\nseed"));
    }

    @Test
    void passwordsAreNotWritten() throws Exception {
        DumpSurvey survey = dump.footers();
        DumpSurvey remote = new DumpSurvey(
                new DumpLocation("s3a://user:word@bucket/dump", Optional.empty(), Map.of(), ""),
                survey.depth(),
                survey.heads(),
                survey.layout(),
                survey.shape(),
                survey.anomalies(),
                survey.cost());
        assertThatThrownBy(() -> write(remote, directory.resolve("run.yaml")))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("the URI contains a password");
        assertThat(directory.resolve("run.yaml")).doesNotExist();
    }

    @Test
    void unwritableFilesAreReported() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "").resolve("run.yaml");
        DumpSurvey survey = dump.footers();
        assertThatThrownBy(() -> write(survey, file))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith(file + " cannot be written: ");
    }

    private List<Path> write(Path file) throws Exception {
        return write(dump.footers(), file);
    }

    private static List<Path> write(DumpSurvey survey, Path file) throws RunException {
        StartingConfig.requireName(file);
        return StartingConfig.of(survey, Optional.of(file)).write();
    }
}
