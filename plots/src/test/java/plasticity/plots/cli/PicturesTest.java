package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import plasticity.plots.TestTables;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.StatusTable;

/** Draws every plot of the sample in every format. */
class PicturesTest {
    private static final Path BUCKETS = TestTables.sample("head_bucket_plasticity.csv");
    private static final Path COMPONENTS = TestTables.sample("head_component_weights.csv");
    private static final Path METRICS = TestTables.sample("head_metrics.csv");

    private static final Path ESTIMATES = TestTables.estimates("head_estimates");
    private static final Path GEOMETRY = TestTables.estimates("head_geometry");

    @TempDir
    private static Path generated;

    @TempDir
    private Path directory;

    /** Plot, flags, width and height in inches, and expected texts. */
    static Stream<Arguments> plots() throws IOException {
        Path differences = TestTables.differences(generated.resolve("head_differences.csv"), 6, 9);
        Path trajectory = TestTables.trajectory(generated.resolve("trajectory.csv"), 6, 9, 5, "step-");
        return Stream.of(
                Arguments.of(
                        List.of(
                                "plasticity",
                                "--bucket_csv",
                                BUCKETS,
                                "--bucket_min_size",
                                512,
                                "--model_name",
                                "Sample"),
                        10,
                        6,
                        List.of(
                                "Per-bucket attention plasticity — Sample",
                                "Position",
                                "Attention plasticity",
                                "Mean",
                                "across",
                                "heads",
                                "4000")),
                Arguments.of(
                        List.of("heatmap", "--bucket_csv", BUCKETS, "--bucket_min_size", 512),
                        8,
                        6,
                        List.of(
                                "Attention Plasticity by Bucket Pair",
                                "Key pair position",
                                "Query position",
                                "Attention plasticity",
                                "7680",
                                "7168")),
                Arguments.of(
                        List.of("components", "--component_csv", COMPONENTS),
                        10,
                        4,
                        List.of(
                                "Average positional information by component",
                                "Component index",
                                "Share of positional information",
                                "63")),
                Arguments.of(
                        List.of("heads", "--metrics_csv", METRICS),
                        8,
                        6,
                        List.of("ap_overall by layer and head", "Layer", "Head", "ap_overall", "╱ absent (216)")),
                Arguments.of(
                        List.of("layers", "--bucket_csv", BUCKETS, "--bucket_min_size", 512),
                        10,
                        6,
                        List.of(
                                "Attention plasticity by layer",
                                "Layer",
                                "Attention plasticity",
                                "Mean across heads, by query position",
                                "7680",
                                "10–90 % of heads, over all positions")),
                Arguments.of(
                        List.of("heads", "--metrics_csv", METRICS, "--against", METRICS, "--sort", "value"),
                        8,
                        6,
                        List.of(
                                "ap_overall: difference by layer and head",
                                "Difference of ap_overall",
                                "−1.00",
                                "1.00")),
                Arguments.of(
                        List.of("layers", "--bucket_csv", BUCKETS, "--against", BUCKETS),
                        8,
                        6,
                        List.of(
                                "Attention plasticity by layer: difference",
                                "Difference of attention plasticity",
                                "• heads disagree: 0 is within their 10–90 % range (90 cells)")),
                Arguments.of(
                        List.of("profile", "--profile_csv", TestTables.estimates("head_profile")),
                        10,
                        6,
                        List.of(
                                "Attention plasticity by position",
                                "Position",
                                "first and last fifth of the context",
                                "mean, linear model",
                                "mean, empirical",
                                "Fall from first to last fifth: 0.178 ± 0.015 (0.672 ± 0.011 to 0.494 ± 0.008);"
                                        + " linear model: 0.206 ± 0.012 (± standard error over texts).")),
                Arguments.of(
                        List.of(
                                "profile",
                                "--profile_csv",
                                TestTables.estimates("head_profile"),
                                "--layer",
                                5,
                                "--color_by_layer"),
                        10,
                        6,
                        List.of("Attention plasticity by position, layer 5", "Layer")),
                Arguments.of(
                        List.of(
                                "distance",
                                "--distance_csv",
                                TestTables.estimates("head_distance_plasticity"),
                                "--estimator",
                                "gap"),
                        8,
                        6,
                        List.of(
                                "Model gap by distance",
                                "Distance between the keys, in tokens",
                                "Distance from the query, in tokens",
                                "Linear minus empirical plasticity",
                                "7680")),
                Arguments.of(
                        List.of(
                                "distance",
                                "--distance_csv",
                                TestTables.estimates("head_distance_plasticity"),
                                "--layer",
                                0,
                                "--head",
                                3,
                                "--against",
                                TestTables.estimates("head_distance_plasticity")),
                        8,
                        6,
                        List.of(
                                "Attention plasticity by distance: difference, layer 0, head 3",
                                "Difference of attention plasticity")),
                Arguments.of(
                        List.of("variation", "--estimates_csv", TestTables.estimates("key_head_estimates")),
                        10,
                        6,
                        List.of(
                                "What changes the preference: near pairs, by layer",
                                "Layer",
                                "token",
                                "text",
                                "position",
                                "query head",
                                "total")),
                Arguments.of(
                        List.of(
                                "variation",
                                "--estimates_csv",
                                TestTables.estimates("head_estimates"),
                                "--by",
                                "head",
                                "--pairs",
                                "far",
                                "--sort",
                                "position"),
                        10,
                        6,
                        List.of(
                                "What changes the preference: far pairs, by query head",
                                "Layer.query head, sorted by position")),
                Arguments.of(
                        List.of("model-error", "--estimates_csv", ESTIMATES),
                        8,
                        6,
                        List.of(
                                "Reference and empirical plasticity, far pairs",
                                "Reference: plasticity under linear drift and diagonal covariance",
                                "Empirical plasticity",
                                "linear drift (42)",
                                "normality (1)",
                                "gap within its error (11)",
                                "no gap")),
                Arguments.of(
                        List.of("geometry", "--geometry_csv", GEOMETRY),
                        8,
                        6,
                        List.of(
                                "First principal component: correlation with position",
                                "Correlation of the queries with position",
                                "Correlation of the keys with position",
                                "Dashed: 0.3 and 0.7, the bounds of the classes. head_geometry has no standard errors.")),
                Arguments.of(
                        List.of("geometry", "--geometry_csv", GEOMETRY, "--kind", "bias", "--layer", 5),
                        10,
                        6,
                        List.of(
                                "Bias to later keys by layer, layer 5",
                                "Bias over the range of key positions (logits)",
                                "mean of the layer")),
                Arguments.of(
                        List.of(
                                "geometry",
                                "--geometry_csv",
                                GEOMETRY,
                                "--kind",
                                "plane",
                                "--layer",
                                0,
                                "--head",
                                2,
                                "--dump",
                                TestTables.ROOT.resolve("src/sample")),
                        8,
                        6,
                        List.of(
                                "Plane of drift and separation, layer 0, head 2",
                                "Projection on the direction of drift",
                                "Projection on the direction of separation",
                                "Position",
                                "queries (640 of 640)",
                                "keys (640 of 640)",
                                "Correlation with position along the drift: queries 0.937, keys 0.931 (all kept rows).")),
                Arguments.of(
                        List.of("compare", "--differences_csv", differences),
                        8,
                        6,
                        List.of(
                                "near_empirical: difference between runs",
                                "Difference of near_empirical, last run minus first",
                                "−log₁₀ p",
                                "l1h0",
                                "l1h1",
                                "increased (1)",
                                "decreased (1)",
                                "not significant (51)",
                                "FDR 5 %")),
                Arguments.of(
                        List.of("compare", "--differences_csv", differences, "--kind", "map"),
                        8,
                        6,
                        List.of("near_empirical: difference between runs", "Layer", "Head", "0.100", "−0.100")),
                Arguments.of(
                        List.of("trajectory", "--trajectory_csv", trajectory),
                        10,
                        6,
                        List.of(
                                "near_empirical over runs",
                                "Run",
                                "near_empirical",
                                "step-0",
                                "mean over heads",
                                "after the largest change",
                                "Largest change: mean over heads, −0.100 ± 0.010 (standard error) to step-2, adjusted p <"
                                        + " 0.0001.     Bands: 95 % intervals over texts.")),
                Arguments.of(
                        List.of("trajectory", "--trajectory_csv", trajectory, "--level", "head"),
                        10,
                        6,
                        List.of("near_empirical over runs", "Layer", "l0h0")));
    }

    private Path drawn(List<Object> arguments, String name) {
        Path picture = directory.resolve(name);
        List<Object> line = new ArrayList<>(arguments);
        line.addAll(List.of("--output", picture));
        PlotRun run = PlotRun.of(line.toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("wrote " + picture + System.lineSeparator());
        return picture;
    }

    @ParameterizedTest
    @MethodSource("plots")
    void pngHasTwoHundredPixelsPerInch(List<Object> arguments, int width, int height) throws Exception {
        BufferedImage image = ImageIO.read(drawn(arguments, "a.png").toFile());
        assertThat(image.getWidth()).isEqualTo(200 * width);
        assertThat(image.getHeight()).isEqualTo(200 * height);
        assertThat(inkOnTheBorder(image)).as("nothing is clipped at the border").isZero();
    }

    private static long inkOnTheBorder(BufferedImage image) {
        long ink = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                boolean isBorder = x < 4 || y < 4 || x >= image.getWidth() - 4 || y >= image.getHeight() - 4;
                if (isBorder && (image.getRGB(x, y) & 0xffffff) != 0xffffff) {
                    ink++;
                }
            }
        }
        return ink;
    }

    @ParameterizedTest
    @MethodSource("plots")
    void svgHasTextElementsAndTheRightSize(List<Object> arguments, int width, int height, List<String> texts)
            throws Exception {
        Svg svg = Svg.read(drawn(arguments, "a.svg"));
        assertThat(svg.root().getAttribute("width")).isEqualTo(width + "in");
        assertThat(svg.root().getAttribute("height")).isEqualTo(height + "in");
        assertThat(svg.root().getAttribute("viewBox")).isEqualTo("0 0 " + 72 * width + " " + 72 * height);
        assertThat(svg.texts()).containsAll(texts);
        assertThat(svg.elements("image")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plots")
    void pdfHasOnePageWithTextInAnEmbeddedFont(List<Object> arguments, int width, int height, List<String> texts)
            throws Exception {
        try (PDDocument document = Loader.loadPDF(drawn(arguments, "a.pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isEqualTo(72f * width);
            assertThat(page.getMediaBox().getHeight()).isEqualTo(72f * height);
            // Rotated text is extracted in pieces.
            String text = unspaced(new PDFTextStripper().getText(document));
            assertThat(texts).allSatisfy(expected -> assertThat(text).contains(unspaced(expected)));
        }
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void oneLinePerHeadAndOneForTheMean() throws Exception {
        Svg svg = Svg.read(drawn(
                List.of("plasticity", "--bucket_csv", BUCKETS, "--bucket_min_size", 512, "--alpha", 0.25), "a.svg"));
        assertThat(svg.count("path", "stroke", "rgb(31,119,180)")).isEqualTo(54);
        assertThat(svg.count("path", "stroke", "red")).isEqualTo(1);
        assertThat(svg.count("path", "stroke-opacity", "0.251")).isEqualTo(54);
    }

    @Test
    void trendsHaveTheColoursOfTheOriginal() throws Exception {
        Svg svg = Svg.read(drawn(
                List.of(
                        "plasticity",
                        "--bucket_csv",
                        BUCKETS,
                        "--bucket_min_size",
                        512,
                        "--color_trend",
                        "--trend_threshold",
                        "1e-5"),
                "a.svg"));
        long rising = svg.count("path", "stroke", "rgb(44,160,44)");
        long falling = svg.count("path", "stroke", "rgb(214,39,40)");
        long flat = svg.count("path", "stroke", "rgb(127,127,127)");
        assertThat(rising + falling + flat).isEqualTo(54);
        assertThat(svg.texts()).contains("rising (" + rising + ")", "falling (" + falling + ")", "flat (" + flat + ")");
    }

    @Test
    void layersHaveTheColoursOfTheColourMap() throws Exception {
        Svg svg = Svg.read(drawn(List.of("plasticity", "--bucket_csv", BUCKETS, "--color_by_layer"), "a.svg"));
        assertThat(svg.count("path", "stroke", "rgb(68,1,84)")).isEqualTo(9); // layer 0, the first of viridis
        assertThat(svg.count("path", "stroke", "rgb(253,231,37)")).isEqualTo(9); // layer 29, the last
        assertThat(svg.texts()).contains("Layer");
    }

    @Test
    void barsHaveTheHeightOfTheirComponents() throws Exception {
        Svg svg = Svg.read(drawn(List.of("components", "--component_csv", COMPONENTS), "a.svg"));
        ComponentShares shares = new ComponentShares(
                new ComponentTable(COMPONENTS, StatusTable.none()), Aggregation.MEAN, OptionalInt.empty());
        List<Element> bars = svg.plotted("rect");
        assertThat(bars).hasSize(64).isSortedAccordingTo(Comparator.comparingDouble(bar -> number(bar, "x")));
        double points = number(bars.get(23), "height") / shares.shares()[23];
        for (int i = 0; i < 64; i++) {
            assertThat(number(bars.get(i), "height"))
                    .isCloseTo(points * shares.shares()[i], within(1e-3)); // four decimals in the file
        }
    }

    /** According to the status table next to it, component 0 has a cross and no bar, and component 1 a dot. */
    @Test
    void constantComponentsAreMarked() throws Exception {
        Path table = TestTables.csv(
                directory.resolve("c.csv"),
                "layer,q_head,component,component_weight",
                "0,0,0,0.9",
                "0,0,1,0.05",
                "0,0,2,0.05",
                "0,1,0,0.5",
                "0,1,1,0.5",
                "0,1,2,0");
        TestTables.csv(
                directory.resolve("head_status.csv"),
                "layer,q_head,status,warnings",
                "0,0,ok,constant components: 0 (their component_r2 and component_weight are not meaningful)",
                "0,1,ok,\"constant components: 0, 1 (their component_r2 and component_weight are not meaningful)\"");
        Svg svg = Svg.read(drawn(List.of("components", "--component_csv", table), "a.svg"));
        assertThat(svg.texts())
                .contains("• constant in some heads, which are excluded (1)     ✕ constant in every head (1)");
        List<Element> bars = svg.plotted("rect");
        assertThat(bars).hasSize(2);
        // Head 0 has 0.5 for components 1 and 2 each; head 1 has 0 for component 2.
        assertThat(number(bars.get(0), "height")).isCloseTo(2 * number(bars.get(1), "height"), within(1e-3));
    }

    @Test
    void cellsAreOrderedFromTheLowerLeft() throws Exception {
        Svg svg = Svg.read(drawn(List.of("heatmap", "--bucket_csv", BUCKETS), "a.svg"));
        List<Element> cells = svg.plotted("rect");
        assertThat(cells).hasSize(15 * 16 / 2);
        assertThat(number(cells.get(1), "x"))
                .as("the second row starts in the first column")
                .isEqualTo(number(cells.get(0), "x"));
        assertThat(number(cells.get(1), "y")).as("and is above the first").isLessThan(number(cells.get(0), "y"));
        assertThat(number(cells.get(2), "x")).isGreaterThan(number(cells.get(1), "x"));
    }

    @Test
    void headsWithoutAValueAreMarked() throws Exception {
        Path metrics = TestTables.csv(
                directory.resolve("m.csv"), "layer,q_head,ap_overall", "0,0,0.5", "0,1,0.75", "1,0,", "1,2,0.25");
        TestTables.csv(directory.resolve("head_status.csv"), "layer,q_head,status", "0,0,ok", "1,1,failed");
        Svg svg = Svg.read(drawn(List.of("heads", "--metrics_csv", metrics), "a.svg"));
        assertThat(svg.plotted("rect")).hasSize(3);
        assertThat(svg.count("line", "stroke", "rgb(160,160,160)")).as("absent").isEqualTo(1);
        assertThat(svg.count("line", "stroke", "black")).as("failed").isEqualTo(2);
        assertThat(svg.plotted("circle")).as("undefined").hasSize(1);
        assertThat(svg.texts()).contains("• undefined (1)     ✕ failed (1)     ╱ absent (1)");
    }

    @Test
    void valuesNearZeroAreMarked() throws Exception {
        Path metrics = TestTables.csv(
                directory.resolve("m.csv"),
                "layer,q_head,gap,se_gap",
                "0,0,0.05,0.02",
                "0,1,0.05,0.03",
                "0,2,-0.05,0.03");
        Svg svg = Svg.read(drawn(List.of("heads", "--metrics_csv", metrics, "--metric", "gap"), "a.svg"));
        assertThat(svg.texts()).contains("○ within 2 standard errors of 0 (2)");
        Path other = TestTables.csv(
                directory.resolve("n.csv"), "layer,q_head,gap,se_gap", "0,0,0,0.02", "0,1,0,0", "0,2,0.05,0.03");
        svg = Svg.read(
                drawn(List.of("heads", "--metrics_csv", metrics, "--metric", "gap", "--against", other), "a.svg"));
        assertThat(svg.texts()).contains("○ within 2 standard errors of 0, as of independent runs (2)");
        Path undefined = TestTables.csv(directory.resolve("u.csv"), "layer,q_head,gap,se_gap", "0,0,0.05,");
        svg = Svg.read(drawn(List.of("heads", "--metrics_csv", undefined, "--metric", "gap"), "a.svg"));
        assertThat(svg.texts()).contains("standard errors are undefined");
    }

    /** In layer 0: token 0.5, text −0.1, position 0.2. The stack ends at 0.7 and at −0.1; the total is 0.6. */
    @Test
    void partsBelowZeroAreStackedDownwards() throws Exception {
        Path table = TestTables.csv(
                directory.resolve("k.csv"),
                "layer,k_head,pairs,ap_token,ap_text,ap_position,ap_query_head,ap_total,se_ap_token,se_ap_text,se_ap_position,"
                        + "se_ap_query_head,se_ap_total",
                "0,0,near,0.5,-0.1,0.2,,0.6,,,,,");
        Svg svg = Svg.read(drawn(List.of("variation", "--estimates_csv", table), "a.svg"));
        List<Element> bars = svg.plotted("path").stream()
                .filter(path -> !Svg.inherited(path, "fill").equals("none"))
                .limit(3)
                .toList();
        double[] token = vertical(bars.get(0));
        double[] text = vertical(bars.get(1));
        double[] position = vertical(bars.get(2));
        double unit = (token[1] - token[0]) / 0.5; // y grows downwards
        assertThat(text[0]).as("starts at 0").isCloseTo(token[1], within(1e-3)); // four decimals in the file
        assertThat(text[1] - text[0]).isCloseTo(0.1 * unit, within(1e-3));
        assertThat(position[1]).as("starts at the end of the token's part").isCloseTo(token[0], within(1e-3));
        assertThat(position[1] - position[0]).isCloseTo(0.2 * unit, within(1e-3));
        assertThat(svg.texts())
                .contains("token", "total")
                .doesNotContain("query head")
                .anyMatch(note -> note.startsWith("Undefined: query head."));
    }

    /** The smallest and the largest y of a path of rectangles. */
    private static double[] vertical(Element path) {
        double[] numbers = Pattern.compile("-?[0-9.]+")
                .matcher(path.getAttribute("d"))
                .results()
                .mapToDouble(number -> Double.parseDouble(number.group()))
                .toArray();
        double[] y = IntStream.range(0, numbers.length / 2)
                .mapToDouble(i -> numbers[2 * i + 1])
                .toArray();
        return new double[] {
            Arrays.stream(y).min().orElseThrow(), Arrays.stream(y).max().orElseThrow()
        };
    }

    @Test
    void oneHeadHasNoThinLine() throws Exception {
        Svg svg = Svg.read(drawn(
                List.of("profile", "--profile_csv", TestTables.estimates("head_profile"), "--layer", 0, "--head", 0),
                "a.svg"));
        assertThat(svg.texts())
                .contains("empirical", "linear model", "Bands: 95 %, Student's t with 9 degrees of freedom.")
                .doesNotContain("one head");
        assertThat(svg.count("path", "stroke", "rgb(31,119,180)")).isZero();
    }

    /** One point per head: circles and triangles, which differ without their colours. */
    @Test
    void assumptionsHaveShapes() throws Exception {
        Svg svg = Svg.read(drawn(List.of("model-error", "--estimates_csv", ESTIMATES), "a.svg"));
        assertThat(filled(svg, "rgb(0,114,178)")).hasSize(42).allMatch(path -> path.contains("C"));
        assertThat(filled(svg, "rgb(0,158,115)")).hasSize(1).noneMatch(path -> path.contains("C"));
    }

    /** The outlines of filled paths. */
    private static List<String> filled(Svg svg, String colour) {
        return svg.plotted("path").stream()
                .filter(path -> Svg.inherited(path, "fill").equals(colour))
                .map(path -> path.getAttribute("d"))
                .toList();
    }

    /** Of 54 heads two have coloured cells; the others are marked. */
    @Test
    void onlySignificantCellsAreColoured() throws Exception {
        Path table = TestTables.differences(directory.resolve("d.csv"), 6, 9);
        Svg svg = Svg.read(drawn(List.of("compare", "--differences_csv", table, "--kind", "map"), "a.svg"));
        assertThat(svg.plotted("rect")).hasSize(2);
        assertThat(svg.plotted("circle")).as("not significant").hasSize(51);
        assertThat(svg.count("line", "stroke", "black")).as("without a p-value").isEqualTo(2);
    }

    /** Bands only of a few lines; the largest change of each of these is marked. */
    @Test
    void bandsOfAFewLines() throws Exception {
        Path table = TestTables.trajectory(directory.resolve("t.csv"), 2, 6, 4, "run");
        Svg few = Svg.read(drawn(List.of("trajectory", "--trajectory_csv", table, "--level", "layer"), "a.svg"));
        assertThat(few.count("path", "fill-opacity", "0.2")).isEqualTo(2);
        Svg many = Svg.read(drawn(List.of("trajectory", "--trajectory_csv", table, "--level", "head"), "b.svg"));
        assertThat(many.count("path", "fill-opacity", "0.2")).isZero();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void existingPicturesAreReplacedWithoutLeftovers() throws Exception {
        List<Object> arguments = List.of("components", "--component_csv", COMPONENTS);
        Files.writeString(directory.resolve("a.svg"), "old");
        drawn(arguments, "a.svg");
        drawn(arguments, "new/folder/a.png");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.svg", "a.png");
        }
        assertThat(Files.readString(directory.resolve("a.svg"))).contains("<svg");
    }

    @Test
    void outputIsReproducible() throws Exception {
        for (String suffix : List.of("svg", "png")) {
            List<Object> arguments = List.of("heatmap", "--bucket_csv", BUCKETS);
            assertThat(Files.readAllBytes(drawn(arguments, "a." + suffix)))
                    .isEqualTo(Files.readAllBytes(drawn(arguments, "b." + suffix)));
        }
    }
}
