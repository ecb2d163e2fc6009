package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

/** The window that opens without {@code --output}, on a virtual display; skipped if Xvfb is not installed. */
@Tag("process")
class WindowTest {
    @TempDir
    private Path directory;

    @Test
    void keepsTheAspectRatioAndEndsTheProgramWhenClosed() throws Exception {
        assumeTrue(ForkedJvm.isInstalled("Xvfb"), "Xvfb is not installed");
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
                .redirectError(directory.resolve("xvfb.log").toFile())
                .start();
        try (BufferedReader display =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertWindow(":" + display.readLine());
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private void assertWindow(String display) throws Exception {
        Path log = directory.resolve("probe.log");
        List<String> command = new ArrayList<>(ForkedJvm.command(WindowProbe.class));
        command.addAll(List.of(
                directory.toString(),
                "plot",
                "plasticity",
                "--bucket_csv",
                TestTables.sample("head_bucket_plasticity.csv").toString()));
        ProcessBuilder probe =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        probe.environment().put("DISPLAY", display);
        Process process = probe.start();
        boolean hasEnded = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(log).hasContent("Per-bucket attention plasticity");
        assertThat(hasEnded).as("closing the window ends the program").isTrue();
        assertThat(process.exitValue()).isZero();

        Rectangle wide = ink("wide.png");
        Rectangle high = ink("high.png");
        assertThat(wide.getHeight()).as("fills the height").isBetween(370.0, 400.0);
        assertThat(high.getWidth()).as("fills the width").isBetween(470.0, 500.0);
        assertThat(wide.getWidth() / wide.getHeight()).isCloseTo(high.getWidth() / high.getHeight(), within(0.03));
    }

    /** The bounding box of all pixels that are not white. */
    private Rectangle ink(String name) throws IOException {
        BufferedImage image = ImageIO.read(directory.resolve(name).toFile());
        Rectangle ink = new Rectangle(-1, -1);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xffffff) != 0xffffff) {
                    ink.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return ink;
    }
}
