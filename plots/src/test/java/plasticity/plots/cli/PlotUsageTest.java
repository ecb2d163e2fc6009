package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.plots.TestTables;
import plasticity.plots.figures.Plot;

class PlotUsageTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("plasticity.plots.figures.Plot#all")
    void helpShowsDescriptionAndDefaultOfEverySetting(Plot plot) {
        PlotRun run = PlotRun.of(plot.name(), "--help");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(plot.settings()).allSatisfy(setting -> assertThat(unspaced(run.out()))
                .contains(unspaced("--" + setting.key()), unspaced(setting.description() + setting.presenceText())));
    }

    /** Removes line breaks and indentation. */
    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void helpListsThePlots() {
        assertThat(PlotRun.of("--help").out())
                .contains(
                        "plasticity",
                        "heatmap",
                        "components",
                        "heads",
                        "layers",
                        "profile",
                        "distance",
                        "variation",
                        "model-error",
                        "geometry",
                        "compare",
                        "trajectory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            heatmpa             | Unmatched argument at index 1: 'heatmpa'; did you mean plasticity plot heatmap?
            report              | Unmatched argument at index 1: 'report'; available plots: {plots}
            heatmap --cmp magma | Unknown options: '--cmp', 'magma'; did you mean --cmap?
            heatmap a.yaml      | Unmatched argument at index 2: 'a.yaml'; did you mean --config a.yaml?
            """)
    void wrongUsage(String line, String message) {
        PlotRun run = PlotRun.of((Object[]) line.split(" +"));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.lastLine()).isEqualTo("plasticity: " + message.replace("{plots}", names(", ")));
    }

    private static String names(String separator) {
        return Plot.all().stream().map(Plot::name).collect(Collectors.joining(separator));
    }

    @Test
    void missingPlot() {
        PlotRun run = PlotRun.of();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors())
                .containsExactly(
                        "Try 'plasticity plot --help' for all flags.",
                        "plasticity: specify a plot: plasticity plot " + names("|"));
    }

    /** Keys of the original toolkit's plot files, with values of every type that occurs in them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            plasticity | bucket_csv,output,model_name: SmolLM2-135M,bucket_type: uniform,bucket_min_size: 512,alpha: 0.2,line_width: 0.8,color_trend: true,trend_threshold: 0.00001,cmap: viridis
            plasticity | bucket_csv,output,model_name: null,color_by_layer: yes,color_trend: false,trend_threshold: null
            heatmap    | bucket_csv,output,agg: mean,cmap: magma,vmin: null,vmax: 1,title: "SmolLM2-135M (q vs. k bucket)",bucket_type: uniform,bucket_min_size: 512.0
            components | component_csv,output,limit: 128,agg: median,title: "By component",ylabel: "Average share of linear info"
            """)
    void filesOfTheOriginalLoad(String plot, String entries) throws IOException {
        Path picture = directory.resolve("p.svg");
        String yaml = entries.replace("bucket_csv", "bucket_csv: " + TestTables.sample("head_bucket_plasticity.csv"))
                .replace("component_csv", "component_csv: " + TestTables.sample("head_component_weights.csv"))
                .replace("output", "output: " + picture)
                .replace(",", "\n");
        PlotRun run = PlotRun.of(plot, "--config", Files.writeString(directory.resolve("c.yaml"), yaml));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    void flagsAndNegatedFlagsOverrideTheFile() throws Exception {
        Path picture = directory.resolve("p.svg");
        Path config = Files.writeString(
                directory.resolve("c.yaml"),
                "bucket_csv: " + TestTables.sample("head_bucket_plasticity.csv")
                        + "\nmodel_name: File\ncolor_trend: true\n");
        PlotRun run = PlotRun.of(
                "plasticity",
                "--config",
                config,
                "--model_name",
                "Flag",
                "--no-color_trend",
                "--color_by_layer",
                "--output",
                picture);
        assertThat(run.err()).isEmpty();
        assertThat(Svg.read(picture).texts())
                .contains("Per-bucket attention plasticity — Flag", "Layer")
                .noneMatch(text -> text.startsWith("falling"));
    }

    static Stream<Path> shippedConfigs() throws IOException {
        try (Stream<Path> files = Files.list(TestTables.ROOT.resolve("configs/plots"))) {
            return files.sorted().toList().stream();
        }
    }

    /** The file names end with the name of the plot. */
    @ParameterizedTest
    @MethodSource("shippedConfigs")
    void shippedConfigsLoad(Path config) throws IOException {
        String name = config.getFileName().toString().replace(".yaml", "");
        String plot = Plot.all().stream()
                .map(Plot::name)
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow();
        String flag =
                switch (plot) {
                    case "components" -> "--component_csv";
                    case "heads" -> "--metrics_csv";
                    case "profile" -> "--profile_csv";
                    case "distance" -> "--distance_csv";
                    case "variation", "model-error" -> "--estimates_csv";
                    case "geometry" -> "--geometry_csv";
                    case "compare" -> "--differences_csv";
                    case "trajectory" -> "--trajectory_csv";
                    default -> "--bucket_csv";
                };
        Path table =
                switch (plot) {
                    case "components" -> TestTables.sample("head_component_weights.csv");
                    case "heads" -> TestTables.sample("head_metrics.csv");
                    case "profile" -> TestTables.estimates("head_profile");
                    case "distance" -> TestTables.estimates("head_distance_plasticity");
                    case "variation" -> TestTables.estimates("key_head_estimates");
                    case "model-error" -> TestTables.estimates("head_estimates");
                    case "geometry" -> TestTables.estimates("head_geometry");
                    case "compare" -> TestTables.differences(directory.resolve("d.csv"), 3, 3);
                    case "trajectory" -> TestTables.trajectory(directory.resolve("t.csv"), 3, 3, 3, "step-");
                    default -> TestTables.sample("head_bucket_plasticity.csv");
                };
        Path picture = directory.resolve("p.svg");
        List<Object> line = new ArrayList<>(List.of(plot, "--config", config, flag, table, "--output", picture));
        if (name.contains("plane")) {
            line.addAll(List.of("--dump", TestTables.ROOT.resolve("src/sample")));
        }
        PlotRun run = PlotRun.of(line.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(picture).isNotEmptyFile();
    }
}
