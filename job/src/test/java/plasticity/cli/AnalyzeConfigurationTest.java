package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeConfigurationTest {
    private static final List<String> SHAPE =
            List.of("analyze", "--model_dir=m", "--num_layers=30", "--num_q_heads=9", "--num_k_heads", "3");

    @TempDir
    private Path directory;

    private static CommandRun analyze(String... flags) {
        return CommandRun.of(Stream.concat(SHAPE.stream(), Stream.of(flags)).toArray(String[]::new));
    }

    private CommandRun analyzeRoot(String root, String... flags) {
        Stream<String> paths = Stream.of(
                "--dataset_local_root=" + root,
                "--output_csv=" + directory.resolve("r/head_metrics.csv"),
                "--bucket_csv=" + directory.resolve("r/buckets.csv"),
                "--component_csv=" + directory.resolve("r/components.csv"));
        return analyze(Stream.concat(paths, Stream.of(flags)).toArray(String[]::new));
    }

    private CommandRun analyzeAbsentRoot(String... flags) {
        return analyzeRoot(directory.resolve("absent").toString(), flags);
    }

    @Test
    void allProblemsOfFileAndFlagsAreReported() throws IOException {
        Path file = Files.writeString(
                directory.resolve("c.yaml"), "model_dir: m\nnum_layer: 30\nnum_q_heads: 9\nnum_k_heads: 2\n");
        CommandRun run = CommandRun.of("analyze", "--config", file.toString(), "--seed=x", "--num_layers=30");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "plasticity: " + file + ":2: num_layer: no such setting; did you mean num_layers?",
                        "plasticity: --seed: invalid value \"x\": expected an integer >= 0",
                        "plasticity: settings: num_q_heads: invalid value 9: expected a multiple of num_k_heads (2)");
    }

    @Test
    void missingSettingsAreReported() {
        CommandRun run = CommandRun.of("analyze");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .hasSize(4)
                .allMatch(line -> line.startsWith("plasticity: settings: ") && line.contains("required and missing"));
    }

    @Test
    void missingFile() {
        Path file = directory.resolve("absent.yaml");
        CommandRun run = CommandRun.of("analyze", "--config=" + file);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).containsExactly("plasticity: " + file + ": does not exist");
    }

    @Test
    void negativeValuesAreNotFlags() {
        assertThat(analyze("--seed", "-1").errors())
                .containsExactly("plasticity: --seed: invalid value \"-1\": expected an integer >= 0");
    }

    @Test
    void emptyValuesAreValues() {
        assertThat(analyze("--output_csv", "").errors())
                .containsExactly(
                        "plasticity: --output_csv: invalid value \"\": expected a path ending in .csv or .parquet");
        assertThat(analyze("--output_csv=").status()).isEqualTo(2);
    }

    @Test
    void theDatasetNameMustBeValidOnTheHub() {
        CommandRun run = analyze("--dataset_name=me/my own");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .containsExactly(
                        "plasticity: settings: dataset_name: invalid value \"me/my own\": expected OWNER/NAME of a"
                                + " dataset on the Hub; for a dump on disk, set dataset_local_root");
    }

    @Test
    void theCacheMustBeALocalDirectory() {
        CommandRun run = analyze("--dataset_cache_dir=s3a://user:secret@bucket/cache");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .containsExactly("plasticity: settings: dataset_cache_dir: is a URI; expected a local directory (use"
                        + " dataset_staging for a store)");
    }

    @Test
    void downloadsOnAClusterNeedStaging() {
        SystemProperties.during(Map.of("spark.master", "spark://host:7077"), () -> {
            CommandRun run = analyze("--dataset_name=me/mine");
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.errors())
                    .containsExactly("plasticity: settings: dataset_staging: missing; executors of spark://host:7077"
                            + " cannot read what the driver downloads: set a directory or URI that all of them can"
                            + " read, or set dataset_local_root");
        });
    }

    @Test
    void problemsHaveNoStackTraceEvenWithDebug() {
        assertThat(CommandRun.of("analyze", "--debug", "--num_layers=0").err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aMissingDatasetIsReportedInOneLine() {
        CommandRun run = analyzeAbsentRoot();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .containsExactly("plasticity: " + directory.resolve("absent/m")
                        + " does not exist: there is no " + directory.resolve("absent")
                        + "; check dataset_local_root and model_dir");
    }

    @Test
    void aMissingDatasetIsReportedBeforeSparkStarts() {
        // Spark would fail to start with such a master, and that failure would be reported instead.
        System.setProperty("spark.master", "no-such-master");
        try {
            assertThat(analyzeAbsentRoot().lastLine())
                    .contains("does not exist: there is no ")
                    .endsWith("; check dataset_local_root and model_dir");
        } finally {
            System.clearProperty("spark.master");
        }
    }

    @Test
    void debugShowsTheStackTraceBeforeTheCause() {
        CommandRun run = analyzeAbsentRoot("--debug");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("\tat plasticity.run.");
        assertThat(run.lastLine()).isEqualTo(analyzeAbsentRoot().lastLine());
    }

    @ParameterizedTest
    @CsvSource({"nosuchscheme://bucket/x, 1", "hdfs:x:y, 2"})
    void invalidLocationsAreReportedInOneLine(String root, int status) {
        CommandRun run = analyzeRoot(root);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("plasticity: ")
                .contains(root.substring(0, 4));
    }
}
