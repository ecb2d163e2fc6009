package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.plots.TestTables;

/** Plots read bucket positions and the model's name from the {@code run.json} that lists their table. */
class RecordedRunTest {
    private static final String BUCKETS = "head_bucket_plasticity.csv";
    private static final String COMPONENTS = "head_component_weights.csv";
    private static final String METRICS = "head_metrics.csv";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTables() throws Exception {
        copy(directory);
        manifest(directory, "{\"model_dir\" : \"Smol\"}", TestTables.sampleBuckets());
    }

    private static void copy(Path to) throws Exception {
        Files.createDirectories(to);
        for (String table : List.of(BUCKETS, COMPONENTS, METRICS)) {
            Files.copy(TestTables.sample(table), to.resolve(table), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void manifest(Path directory, String settings, String buckets) throws Exception {
        TestTables.manifest(directory, settings, buckets, BUCKETS, COMPONENTS, METRICS);
    }

    private List<String> plotted(Object... arguments) throws Exception {
        Path picture = directory.resolve("p.svg");
        PlotRun run = PlotRun.of(Stream.concat(Stream.of(arguments), Stream.of("--output", picture))
                .toArray());
        assertThat(run.err()).isEmpty();
        return Svg.read(picture).texts();
    }

    private List<String> curves(Object... more) throws Exception {
        return plotted(
                Stream.concat(Stream.of("plasticity", "--bucket_csv", directory.resolve(BUCKETS)), Stream.of(more))
                        .toArray());
    }

    @Test
    void curvesUseTheRecordedPositions() throws Exception {
        assertThat(curves()).contains("Per-bucket attention plasticity — Smol", "Position", "8000");
    }

    /** The counts with bucket_min_size 512, see {@code HeadCurvesTest}. */
    @Test
    void trendsAreSlopesPerToken() throws Exception {
        assertThat(curves("--color_trend", "--trend_threshold", 1e-5))
                .contains("rising (1)", "falling (25)", "flat (28)")
                .noneMatch(text -> text.contains("trend_threshold"));
    }

    @Test
    void aNoteExplainsAThresholdThatNoHeadReaches() throws Exception {
        assertThat(curves("--color_trend"))
                .contains(
                        "flat (54)", "No slope exceeds trend_threshold 0.0001 per position; the steepest is −0.00003.");
    }

    @Test
    void settingsOverrideTheManifest() throws Exception {
        assertThat(curves("--bucket_min_size", 1000, "--model_name", "Mine"))
                .contains("Per-bucket attention plasticity — Mine", "Position", "16000");
        assertThat(curves("--bucket_type", "log")).contains("Bucket", "40000");
    }

    @Test
    void mapsAndLayersAreLabelledWithFirstPositions() throws Exception {
        Path table = directory.resolve(BUCKETS);
        assertThat(plotted("heatmap", "--bucket_csv", table))
                .contains(
                        "Attention Plasticity by Bucket Pair — Smol",
                        "Key pair position",
                        "Query position",
                        "7680",
                        "7168");
        assertThat(plotted("layers", "--bucket_csv", table))
                .contains("Attention plasticity by layer — Smol", "Mean across heads, by query position", "7680");
    }

    @Test
    void otherTitlesIncludeTheModel() throws Exception {
        assertThat(plotted("components", "--component_csv", directory.resolve(COMPONENTS)))
                .contains("Average positional information by component — Smol");
        assertThat(plotted("heads", "--metrics_csv", directory.resolve(METRICS)))
                .contains("ap_overall by layer and head — Smol");
        assertThat(plotted("heads", "--metrics_csv", directory.resolve(METRICS), "--title", "Mine"))
                .contains("Mine")
                .noneMatch(text -> text.contains("Smol"));
    }

    @Test
    void titlesOfDifferencesIncludeBothModels() throws Exception {
        Path other = directory.resolve("other");
        copy(other);
        Object[] heads = {"heads", "--metrics_csv", directory.resolve(METRICS), "--against", other.resolve(METRICS)};
        assertThat(plotted(heads)).contains("ap_overall: difference by layer and head");
        manifest(other, "{\"model_dir\" : \"Qwen\"}", "null");
        assertThat(plotted(heads)).contains("ap_overall: difference by layer and head — Smol minus Qwen");
        assertThat(plotted("layers", "--bucket_csv", directory.resolve(BUCKETS), "--against", other.resolve(BUCKETS)))
                .contains("Attention plasticity by layer: difference — Smol minus Qwen", "Query position", "7680");
    }

    /** No run.json, a corrupt one, one that lists another table, or one without valid positions for this table. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "corrupt", "other table", "older", "a bucket is missing", "falling", "not numbers"})
    void unknownPositionsAreDrawnAsBucketNumbers(String manifest) throws Exception {
        Path json = directory.resolve("run.json");
        String text = Files.readString(json);
        switch (manifest) {
            case "none" -> Files.delete(json);
            case "corrupt" -> Files.writeString(json, text.substring(0, 40));
            case "other table" ->
                Files.writeString(directory.resolve(BUCKETS), "\n", java.nio.file.StandardOpenOption.APPEND);
            case "older" -> manifest(directory, "{}", "null");
            case "a bucket is missing" -> Files.writeString(json, text.replace(", \"15\" : 7935", ""));
            case "falling" -> Files.writeString(json, text.replace("\"15\" : 7935", "\"15\" : 3"));
            default -> Files.writeString(json, text.replace("\"15\" : 7935", "\"15\" : null"));
        }
        assertThat(curves("--color_trend"))
                .contains(
                        "Bucket",
                        "2",
                        "14",
                        "Bucket size unknown: trend_threshold 0.0001 applies to slopes per bucket. Set bucket_min_size for slopes per position.")
                .doesNotContain("Position", "8000");
        assertThat(plotted("heatmap", "--bucket_csv", directory.resolve(BUCKETS)))
                .contains("Key bucket", "Query bucket", "15", "14");
        assertThat(plotted("layers", "--bucket_csv", directory.resolve(BUCKETS)))
                .contains("Mean across heads, by query bucket", "15");
    }

    /** Mean positions are known, first positions are not. */
    @Test
    void bucketsWithoutARule() throws Exception {
        manifest(
                directory,
                "{}",
                TestTables.sampleBuckets().replace("\"uniform\"", "null").replace("512.0", "null"));
        assertThat(curves()).contains("Position", "8000");
        assertThat(plotted("heatmap", "--bucket_csv", directory.resolve(BUCKETS)))
                .contains("Key bucket", "Query bucket", "15", "14");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"model_dir" : "a/b", "dataset_local_root" : "/d"}                            | a/b
            {"model_dir" : "", "dataset_local_root" : "/data/sniffed-qk/"}                | sniffed-qk
            {"model_dir" : ".", "dataset_local_root" : "s3a://bucket/dumps/smol"}         | smol
            {"model_dir" : "", "dataset_local_root" : null, "dataset_name" : "me/mine"}   | me/mine
            {"model_dir" : "", "dataset_local_root" : ".", "dataset_name" : "me/mine"}    |
            {}                                                                            |
            """)
    void modelName(String settings, String name) throws Exception {
        manifest(directory, settings, "null");
        assertThat(plotted("heads", "--metrics_csv", directory.resolve(METRICS)))
                .contains("ap_overall by layer and head" + (name == null ? "" : " — " + name));
    }

    @Test
    void theReportUsesItsManifest() throws Exception {
        Path page = directory.resolve("report.html");
        assertThat(PlotRun.report("--tables", directory, "--output", page).err())
                .isEmpty();
        assertThat(page)
                .content()
                .contains("<h1>Attention plasticity — Smol</h1>", "position 7935", "queries from 7680")
                .doesNotContain("Bucket positions are unknown");
        assertThat(PlotRun.report("--tables", directory, "--output", page, "--bucket_min_size", 100)
                        .err())
                .isEmpty();
        assertThat(page).content().contains("position 1550", "queries from 1500");
        manifest(directory, "{}", "null");
        assertThat(PlotRun.report("--tables", directory, "--output", page).err())
                .isEmpty();
        assertThat(page)
                .content()
                .contains("Bucket positions are unknown", "bucket 15", "queries of bucket 15", " at bucket 1")
                .doesNotContain("queries from");
    }
}
