package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;

class InspectCommandTest {
    private static final List<String> WRITTEN = List.of(
            "start.yaml",
            "start-plasticity.yaml",
            "start-heatmap.yaml",
            "start-layers.yaml",
            "start-components.yaml",
            "start-heads.yaml",
            "start-profile.yaml",
            "start-distance.yaml",
            "start-variation.yaml",
            "start-model-error.yaml",
            "start-geometry.yaml",
            "start-report.yaml");

    @TempDir
    private Path directory;

    @Test
    void inspectsTheSample() {
        CommandRun run = inspect(Project.sample());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("query heads  54, 9 of 9 per layer\n", "Anomalies:\n");
    }

    @Test
    void standardOutputContainsOnlyJson() throws Exception {
        CommandRun run = inspect(Project.sample(), "--json", "--write-config", directory.resolve("start.yaml"));
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        JsonNode survey = new ObjectMapper().readTree(run.out());
        assertThat(survey.get("heads")).hasSize(72);
        assertThat(run.errors()).hasSize(WRITTEN.size()).allMatch(line -> line.startsWith("Wrote "));
    }

    @Test
    void aDatasetOfOneModelNeedsNoName() throws Exception {
        copySample("dataset/model");
        Files.createDirectories(directory.resolve("dataset/empty"));
        assertThat(inspect(directory.resolve("dataset")).out()).contains("model_dir: model\n", "query heads  1,");
    }

    @Test
    void severalModelsNeedAName() throws Exception {
        copySample("dataset/a");
        copySample("dataset/b");
        Path dataset = directory.resolve("dataset");
        CommandRun run = inspect(dataset);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.errors())
                .containsExactly("plasticity: " + dataset + " contains 2 models, select one with --model_dir: a, b");
        assertThat(inspect(dataset, "--model_dir", "b").out()).startsWith("model        b\n");
        assertThat(inspect(dataset, "--model_dir", "c").lastLine()).contains("/c does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tmp", "../b", "a/..", "s3a://b/m", "..", "a\\b"})
    void modelDirectoriesOutsideTheDatasetAreRejected(String model) {
        CommandRun run = inspect(directory, "--model_dir", model);
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.lastLine())
                .startsWith("plasticity: --model_dir " + model + ": expected a directory within DUMP");
    }

    @Test
    void namesMayContainColons() throws Exception {
        copySample("2026-11-29T10:00/run:5");
        Path dataset = directory.resolve("2026-11-29T10:00");
        for (Object place : List.of(dataset, dataset.toUri())) {
            assertThat(inspect(place).out()).startsWith("model        run:5\n");
            assertThat(inspect(place, "--model_dir", "run:5").out()).startsWith("model        run:5\n");
        }
    }

    @Test
    void ambiguousColonsAreRejected() {
        CommandRun run = CommandRun.of("inspect", "run:5");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.lastLine())
                .isEqualTo("plasticity: Invalid value for positional parameter at index 0 (DUMP): \"run:5\": the part"
                        + " before the colon may be the scheme of a URI; write \"./run:5\" for a local path");
        assertThat(CommandRun.of("inspect", "2026-11-29T10:00").lastLine())
                .isEqualTo("plasticity: ./2026-11-29T10:00 does not exist");
    }

    @Test
    void missingDumps() throws Exception {
        Path absent = directory.resolve("absent");
        assertFails(inspect(absent), "plasticity: " + absent + " does not exist");
        assertFails(
                inspect(directory),
                "plasticity: " + directory
                        + " contains no head directories (lLLhHHq, lLLhHHk), and neither do its subdirectories");
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertFails(
                inspect(file),
                "plasticity: " + file + " is a file; the directory of a dump or of a model in it is expected");
        assertThat(inspect("nosuch://place/dump").lastLine()).contains("No FileSystem for scheme \"nosuch\"");
    }

    @Test
    void urisAreAccepted() {
        CommandRun run = inspect(Project.sample().toUri());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).startsWith("model        sample\nlocation     file:///");
    }

    @Test
    void circularLinksAreIgnored() throws Exception {
        copySample("dataset/model");
        Files.createSymbolicLink(directory.resolve("dataset/around"), directory.resolve("dataset"));
        Files.createSymbolicLink(directory.resolve("dataset/nowhere"), directory.resolve("absent"));
        assertThat(inspect(directory.resolve("dataset")).out()).startsWith("model        model\n");
    }

    @Test
    void aRevisionNeedsADatasetOnTheHub() {
        CommandRun run = inspect(Project.sample(), "--dataset_revision", "main");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.errors())
                .containsExactly(
                        "plasticity: --dataset_revision: " + Project.sample() + " is not a dataset on the Hub");
    }

    @Test
    void unreadableHeadsAreStatusThree() throws Exception {
        copySample("model");
        Path file = directory.resolve("model/l00h01q/data.parquet");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "damaged");
        CommandRun run = inspect(directory.resolve("model"));
        assertThat(run.status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.errors()).containsExactly("plasticity: 1 of 3 heads cannot be read");
        assertThat(run.out()).contains("file:" + file + ": not readable as Parquet");
    }

    /** Real damage of many kinds, each as the only file of a head next to a valid pair. */
    @Test
    void damagedFilesAffectOnlyTheirHead() throws Exception {
        try (Stream<Path> files = Files.list(Project.shared("bad-parquet"))) {
            for (Path damaged :
                    files.filter(file -> file.toString().endsWith(".parquet")).toList()) {
                Path model = directory.resolve(damaged.getFileName().toString());
                copySample(model.getFileName().toString());
                Files.createDirectories(model.resolve("l00h01q"));
                Files.copy(damaged, model.resolve("l00h01q/data.parquet"));
                CommandRun run = inspect(model, "--deep");
                assertThat(run.status()).as(damaged.toString()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
                assertThat(run.errors()).containsExactly("plasticity: 1 of 3 heads cannot be read");
            }
        }
    }

    @Test
    void referenceModel() {
        CommandRun run = inspect(Project.shared("data/smollm2-135m"), "--deep");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out())
                .contains(
                        "layers       30 of 30: 0-29\n",
                        "grouping     3 query heads per key head",
                        "buckets      0 to 15; uniform, 512 positions each\n",
                        "             40 rows per bucket and head\n",
                        "No anomalies.\n");
    }

    @Test
    void writesStarterConfigurationsWithoutOverwriting() throws Exception {
        Path file = directory.resolve("start.yaml");
        CommandRun run = inspect(Project.sample(), "--write-config", file);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(WRITTEN);
        }
        assertThat(run.out())
                .contains(
                        "Configuration in " + file + ":\n",
                        "  output_csv: results/start/head_metrics.csv\n",
                        "  plasticity analyze --config " + file + "\n");
        assertThat(CommandRun.of("analyze", "--explain", "--config", file.toString())
                        .out())
                .contains("54 query heads, 18 key heads");

        Files.delete(file);
        CommandRun again = inspect(Project.sample(), "--write-config", file);
        assertThat(again.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(again.lastLine())
                .isEqualTo("plasticity: " + directory.resolve("start-plasticity.yaml")
                        + " already exists and is not overwritten; choose another file");
        assertThat(file).as("all or none").doesNotExist();
    }

    @Test
    void namesThatNeedQuotes() throws Exception {
        copySample("# data: \"1e3\" \u6a21\u578b/no");
        Path file = directory.resolve("start.yaml");
        CommandRun run = inspect(directory.resolve("# data: \"1e3\" \u6a21\u578b"), "--write-config", file);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        CommandRun explained = CommandRun.of("analyze", "--explain", "--config", file.toString());
        assertThat(explained.out()).as(explained.err()).contains("1 query heads, 1 key heads");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            inspect                               | Missing required parameter: 'DUMP'
            inspect a b                           | Unmatched argument at index 2: 'b'
            inspect a --jsn                       | Unknown option: '--jsn'; did you mean --json?
            inspect a --write-config              | Missing required parameter for option '--write-config' (FILE)
            inspect a --write-config b --write-config c | option '--write-config' (FILE) should be specified only once
            inspect a --deep=yes                  | option '--deep' should be specified without 'yes' parameter
            """)
    void wrongFlags(String line, String message) {
        CommandRun run = CommandRun.of(line.split(" +", -1));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .containsExactly("Try 'plasticity inspect --help' for all flags.", "plasticity: " + message);
    }

    @Test
    void configurationsMustBeYamlFiles() {
        CommandRun run = inspect("a", "--write-config", "start.txt");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.errors())
                .containsExactly("plasticity: start.txt: the name of a configuration must end in .yaml");
    }

    private static CommandRun inspect(Object... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("inspect"), Stream.of(arguments).map(Object::toString))
                        .toArray(String[]::new));
    }

    private static void assertFails(CommandRun run, String line) {
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).containsExactly(line);
    }

    /** A query head and its key head. */
    private void copySample(String model) throws IOException {
        for (String head : List.of("l00h00q", "l00h00k")) {
            Path to = directory.resolve(model).resolve(head);
            Files.createDirectories(to);
            Files.copy(Project.sample().resolve(head).resolve("data.parquet"), to.resolve("data.parquet"));
        }
    }
}
