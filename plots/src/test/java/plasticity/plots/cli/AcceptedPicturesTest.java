package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.plots.TestTables;

/**
 * Compares pictures to accepted reference pictures, at an eighth of the size. After an intended change run with
 * {@code -Dplasticity.accept=true}, inspect the new pictures and commit them.
 */
class AcceptedPicturesTest {
    private static final Path ACCEPTED = TestTables.ROOT.resolve("plots/src/test/resources/accepted");

    @TempDir
    private static Path generated;

    @TempDir
    private Path directory;

    static Stream<Arguments> pictures() throws IOException {
        Path buckets = TestTables.sample("head_bucket_plasticity.csv");
        Path components = TestTables.sample("head_component_weights.csv");
        Path metrics = TestTables.sample("head_metrics.csv");
        Path estimates = TestTables.estimates("head_estimates");
        Path geometry = TestTables.estimates("head_geometry");
        Path differences = TestTables.differences(generated.resolve("head_differences.csv"), 6, 9);
        Path trajectory = TestTables.trajectory(generated.resolve("trajectory.csv"), 6, 9, 5, "step-");
        return Stream.of(
                Arguments.of(
                        "plasticity",
                        List.of("plasticity", "--bucket_csv", buckets, "--bucket_min_size", 512, "--color_by_layer")),
                Arguments.of(
                        "trend",
                        List.of(
                                "plasticity",
                                "--bucket_csv",
                                buckets,
                                "--bucket_min_size",
                                512,
                                "--color_trend",
                                "--trend_threshold",
                                "1e-5")),
                Arguments.of("heatmap", List.of("heatmap", "--bucket_csv", buckets, "--bucket_min_size", 512)),
                Arguments.of("components", List.of("components", "--component_csv", components)),
                Arguments.of("heads", List.of("heads", "--metrics_csv", metrics)),
                Arguments.of("layers", List.of("layers", "--bucket_csv", buckets, "--bucket_min_size", 512)),
                Arguments.of(
                        "near-zero",
                        List.of(
                                "heads",
                                "--metrics_csv",
                                TestTables.estimates("head_estimates"),
                                "--metric",
                                "near_text")),
                Arguments.of("profile", List.of("profile", "--profile_csv", TestTables.estimates("head_profile"))),
                Arguments.of(
                        "distance",
                        List.of("distance", "--distance_csv", TestTables.estimates("head_distance_plasticity"))),
                Arguments.of(
                        "variation",
                        List.of(
                                "variation",
                                "--estimates_csv",
                                TestTables.estimates("key_head_estimates"),
                                "--by",
                                "head")),
                Arguments.of("model-error", List.of("model-error", "--estimates_csv", estimates)),
                Arguments.of("geometry", List.of("geometry", "--geometry_csv", geometry)),
                Arguments.of("bias", List.of("geometry", "--geometry_csv", geometry, "--kind", "bias")),
                Arguments.of(
                        "plane",
                        List.of(
                                "geometry",
                                "--geometry_csv",
                                geometry,
                                "--kind",
                                "plane",
                                "--layer",
                                0,
                                "--head",
                                2,
                                "--dump",
                                TestTables.ROOT.resolve("src/sample"))),
                Arguments.of("compare", List.of("compare", "--differences_csv", differences)),
                Arguments.of("compare-map", List.of("compare", "--differences_csv", differences, "--kind", "map")),
                Arguments.of("trajectory", List.of("trajectory", "--trajectory_csv", trajectory, "--level", "layer")));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void matchesTheAcceptedPicture(String name, List<Object> arguments) throws IOException {
        Path picture = directory.resolve(name + ".png");
        PlotRun run = PlotRun.of(Stream.concat(arguments.stream(), Stream.of("--output", picture))
                .toArray());
        assertThat(run.err()).isEmpty();
        BufferedImage drawn = ImageComparison.shrunk(ImageIO.read(picture.toFile()));
        Path accepted = ACCEPTED.resolve(name + ".png");
        if (Boolean.getBoolean("plasticity.accept")) {
            Files.createDirectories(ACCEPTED);
            ImageIO.write(drawn, "png", accepted.toFile());
        }
        ImageComparison.assertLike(drawn, ImageIO.read(accepted.toFile()), accepted);
    }
}
