package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.Image;
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
 * Pictures look as those that someone looked at and accepted, at an eighth of the size. After a wanted change run with
 * {@code -Dplasticity.accept=true}, look at the new ones, and commit them.
 */
class AcceptedPicturesTest {
    private static final Path ACCEPTED = TestTables.ROOT.resolve("plots/src/test/resources/accepted");
    private static final int SHRINK = 8;
    /** Side of the squares that are compared, in shrunk pixels. */
    private static final int SQUARE = 5;
    /** Of 255. Other versions of Java smooth glyphs and lines otherwise, which moves a square's mean by a few units; a moved label by tens. */
    private static final double TOLERANCE = 12;

    @TempDir
    private Path directory;

    static Stream<Arguments> pictures() {
        Path buckets = TestTables.sample("head_bucket_plasticity.csv");
        Path components = TestTables.sample("head_component_weights.csv");
        Path metrics = TestTables.sample("head_metrics.csv");
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
                Arguments.of("layers", List.of("layers", "--bucket_csv", buckets, "--bucket_min_size", 512)));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void looksAsAccepted(String name, List<Object> arguments) throws IOException {
        Path picture = directory.resolve(name + ".png");
        PlotRun run = PlotRun.of(Stream.concat(arguments.stream(), Stream.of("--output", picture))
                .toArray());
        assertThat(run.err()).isEmpty();
        BufferedImage drawn = shrunk(ImageIO.read(picture.toFile()));
        Path accepted = ACCEPTED.resolve(name + ".png");
        if (Boolean.getBoolean("plasticity.accept")) {
            Files.createDirectories(ACCEPTED);
            ImageIO.write(drawn, "png", accepted.toFile());
        }
        BufferedImage expected = ImageIO.read(accepted.toFile());
        assertThat(drawn.getWidth()).isEqualTo(expected.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(expected.getHeight());
        for (int x = 0; x + SQUARE <= drawn.getWidth(); x += SQUARE) {
            for (int y = 0; y + SQUARE <= drawn.getHeight(); y += SQUARE) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    assertThat(Math.abs(mean(drawn, x, y, shift) - mean(expected, x, y, shift)))
                            .as("the square at %d, %d of %s", x, y, accepted)
                            .isLessThan(TOLERANCE);
                }
            }
        }
    }

    /** The mean of one colour over a square, 0 to 255. */
    private static double mean(BufferedImage image, int x, int y, int shift) {
        int sum = 0;
        for (int i = 0; i < SQUARE; i++) {
            for (int j = 0; j < SQUARE; j++) {
                sum += (image.getRGB(x + i, y + j) >> shift) & 0xff;
            }
        }
        return (double) sum / (SQUARE * SQUARE);
    }

    private static BufferedImage shrunk(BufferedImage image) {
        int width = image.getWidth() / SHRINK;
        int height = image.getHeight() / SHRINK;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = small.createGraphics();
        g2.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g2.dispose();
        return small;
    }
}
