package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static plasticity.plots.TestTables.estimates;
import static plasticity.plots.TestTables.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.plots.TestTables;

/** Checks that {@code src/site/sample} is up to date. If this fails, run the commands in the README, and the plots of {@code configs/plots/sample-*.yaml}, and copy their output
 * there. */
class SampleTest {
    private static final Path SHOWN = TestTables.ROOT.resolve("src/site/sample");
    /** The tables are those of the original toolkit, which ours match to 1e-9. */
    private static final double TOLERANCE = 1e-8;

    @TempDir
    private Path directory;

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("plasticity", "sample-plasticity", "--bucket_csv", sample("head_bucket_plasticity.csv")),
                Arguments.of("profile", "sample-profile", "--profile_csv", estimates("head_profile")),
                Arguments.of("distance", "sample-distance", "--distance_csv", estimates("head_distance_plasticity")),
                Arguments.of("variation", "sample-variation", "--estimates_csv", estimates("key_head_estimates")),
                Arguments.of("model-error", "sample-model-error", "--estimates_csv", estimates("head_estimates")),
                Arguments.of("plane", "sample-plane-geometry", "--geometry_csv", estimates("head_geometry")));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void picture(String name, String config, String flag, Path table) throws Exception {
        Path picture = directory.resolve(name + ".png");
        List<Object> line = new ArrayList<>(List.of(
                name.equals("plane") ? "geometry" : name,
                "--config",
                TestTables.ROOT.resolve("configs/plots/" + config + ".yaml"),
                flag,
                table,
                "--output",
                picture));
        if (name.equals("plane")) {
            line.addAll(List.of("--dump", TestTables.ROOT.resolve("src/sample")));
        }
        PlotRun run = PlotRun.of(line.toArray());
        assertThat(run.err()).isEmpty();
        Path shown = SHOWN.resolve(name + ".png");
        ImageComparison.assertLike(
                ImageComparison.shrunk(ImageIO.read(picture.toFile())),
                ImageComparison.shrunk(ImageIO.read(shown.toFile())),
                shown);
    }

    @Test
    void report() throws Exception {
        for (String name : List.of("head_metrics.csv", "head_bucket_plasticity.csv", "head_component_weights.csv")) {
            Files.copy(TestTables.sample(name), directory.resolve(name));
        }
        for (String table : List.of(
                "head_estimates",
                "head_replicates",
                "head_profile",
                "head_distance_plasticity",
                "head_geometry",
                "key_head_estimates")) {
            Path file = TestTables.estimates(table);
            Files.copy(file, directory.resolve(file.getFileName().toString()));
        }
        Path report = directory.resolve("report.html");
        PlotRun run = PlotRun.report(
                "--config",
                TestTables.ROOT.resolve("configs/reports/sample.yaml"),
                "--tables",
                directory,
                "--output",
                report);
        assertThat(run.err()).isEmpty();
        String made = Files.readString(report);
        String shown = Files.readString(SHOWN.resolve("report.html"));
        assertLike(data(made), data(shown), "data");
        assertThat(shape(shown)).isEqualTo(shape(made));
    }

    private static JsonNode data(String page) throws Exception {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }

    /** Compares structure and numbers; packed numbers only by length, because their last digit may differ. */
    private static void assertLike(JsonNode made, JsonNode shown, String path) {
        assertThat(shown.getNodeType()).as(path).isEqualTo(made.getNodeType());
        assertThat(shown.size()).as(path).isEqualTo(made.size());
        if (made.isNumber()) {
            assertThat(shown.asDouble())
                    .as(path)
                    .isCloseTo(made.asDouble(), within(TOLERANCE * Math.max(1, Math.abs(made.asDouble()))));
        } else if (made.isTextual() && !path.startsWith("data.heads")) {
            assertThat(shown.asText()).as(path).isEqualTo(made.asText());
        } else if (made.isTextual()) {
            assertThat(shown.asText()).as(path).hasSameSizeAs(made.asText());
        } else if (made.isArray()) {
            for (int i = 0; i < made.size(); i++) {
                assertLike(made.get(i), shown.get(i), path + "[" + i + "]");
            }
        } else {
            for (Iterator<String> names = made.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                assertLike(made.path(name), shown.path(name), path + "." + name);
            }
        }
    }

    /** The parts that do not depend on the run: style and scripts. */
    private static String shape(String page) {
        return page.substring(page.indexOf("<style>"), page.indexOf("</style>"))
                + page.substring(page.lastIndexOf("<script>"));
    }
}
