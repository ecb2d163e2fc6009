package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import plasticity.plots.TestTables;

/** Curves are labelled at their ends, next to the frame, without overlap and in the order of the ends. */
class LabelsTest {
    private static final Path BUCKETS = TestTables.sample("head_bucket_plasticity.csv");
    /** Height of a line of text, in points. */
    private static final double LINE = 12;

    @TempDir
    private Path directory;

    private Svg drawn(Object... arguments) throws Exception {
        Path picture = directory.resolve("a.svg");
        PlotRun run = PlotRun.of(Stream.concat(Stream.of(arguments), Stream.of("--output", picture))
                .toArray());
        assertThat(run.err()).isEmpty();
        return Svg.read(picture);
    }

    /** The texts closest to the right of the frame, from the top. */
    private static List<Element> names(Svg svg, List<String> texts) {
        List<Element> right = svg.elements("text").stream()
                .filter(text -> texts.contains(text.getTextContent()))
                .filter(text -> number(text, "x") > 500)
                .toList();
        double nearest =
                right.stream().mapToDouble(text -> number(text, "x")).min().orElseThrow();
        return right.stream().filter(text -> number(text, "x") == nearest).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @ParameterizedTest
    @CsvSource({"8, 7", "16, 15", "24, 23", "32, 16", "128, 26"})
    void layersAreLabelledWithQueryPositions(int buckets, int labelled) throws Exception {
        Path table = TestTables.buckets(directory.resolve("t.csv"), 3, 2, buckets);
        Svg svg = drawn("layers", "--bucket_csv", table, "--bucket_min_size", 1000);
        List<String> positions = IntStream.range(1, buckets)
                .mapToObj(bucket -> Integer.toString(1000 * bucket))
                .toList();
        List<Element> names = names(svg, positions);
        assertThat(names).hasSize(labelled);
        // The values of the table decrease with the bucket.
        assertThat(names.stream().map(name -> Integer.parseInt(name.getTextContent())))
                .isSorted()
                .startsWith(1000);
        for (int i = 1; i < labelled; i++) {
            assertThat(number(names.get(i), "y") - number(names.get(i - 1), "y"))
                    .isGreaterThanOrEqualTo(LINE);
        }
        assertThat(number(names.get(0), "y")).isGreaterThan(LINE);
        assertThat(number(names.get(labelled - 1), "y")).isLessThan(6 * 72 - LINE);
    }

    @Test
    void aColourBarReplacesMissingLabels() throws Exception {
        Path few = TestTables.buckets(directory.resolve("few.csv"), 2, 1, 25);
        Path many = TestTables.buckets(directory.resolve("many.csv"), 2, 1, 26);
        assertThat(drawn("layers", "--bucket_csv", few, "--bucket_min_size", 512)
                        .texts())
                .doesNotContain("Query position");
        assertThat(drawn("layers", "--bucket_csv", many, "--bucket_min_size", 512)
                        .texts())
                .contains("Query position");
        assertThat(drawn("layers", "--bucket_csv", many).texts()).contains("Query bucket");
    }

    @Test
    void theMeanIsLabelledAtItsEnd() throws Exception {
        Svg svg = drawn("plasticity", "--bucket_csv", BUCKETS);
        List<Element> name = names(svg, List.of("Mean", "across", "heads"));
        assertThat(name).extracting(Element::getTextContent).containsExactly("Mean", "across", "heads");
        Element mean = svg.plotted("path").stream()
                .filter(path -> Svg.inherited(path, "stroke").equals("red"))
                .findFirst()
                .orElseThrow();
        String path = mean.getAttribute("d").trim();
        double end = Double.parseDouble(path.substring(path.lastIndexOf(' ') + 1));
        assertThat(number(name.get(1), "y")).as("the baseline").isBetween(end, end + LINE / 2);
    }

    /** Line styles distinguish trends for colour-blind readers, in the plot and in the legend. */
    @Test
    void trendsDifferInLineStyle() throws Exception {
        Svg svg = drawn(
                "plasticity",
                "--bucket_csv",
                BUCKETS,
                "--bucket_min_size",
                512,
                "--color_trend",
                "--trend_threshold",
                "1e-5");
        assertThat(dashes(svg, "rgb(44,160,44)")).containsOnly("4.8,1.6");
        assertThat(dashes(svg, "rgb(214,39,40)")).containsOnly("");
        assertThat(dashes(svg, "rgb(127,127,127)")).containsOnly("1.6,1.2");
    }

    private static List<String> dashes(Svg svg, String colour) {
        return svg.plotted("path").stream()
                .filter(path -> Svg.inherited(path, "stroke").equals(colour))
                .map(path -> Svg.inherited(path, "stroke-dasharray").replace("none", ""))
                .toList();
    }

    /** In the sample 28 heads are flat, 25 fall and one rises; the mean is on top. */
    @Test
    void rareTrendsAreDrawnOnTop() throws Exception {
        Svg svg = drawn(
                "plasticity",
                "--bucket_csv",
                BUCKETS,
                "--bucket_min_size",
                512,
                "--color_trend",
                "--trend_threshold",
                "1e-5");
        List<String> colours = new ArrayList<>();
        for (Element path : svg.plotted("path")) {
            String colour = Svg.inherited(path, "stroke");
            if (colours.isEmpty() || !colours.get(colours.size() - 1).equals(colour)) {
                colours.add(colour);
            }
        }
        assertThat(colours)
                .containsExactly("rgb(127,127,127)", "rgb(214,39,40)", "rgb(44,160,44)", "rgb(255,255,255)", "red");
    }
}
