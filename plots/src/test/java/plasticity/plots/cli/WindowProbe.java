package plasticity.plots.cli;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/** Runs {@code plasticity plot} without {@code --output} like a user: resizes the window, takes screenshots and closes it. */
final class WindowProbe {
    private static final long TIMEOUT_MILLIS = 30_000;
    private static final long INTERVAL_MILLIS = 100;

    private WindowProbe() {}

    /**
     * Runs the command and takes the screenshots.
     *
     * @param arguments the directory of {@code wide.png} and {@code high.png}, followed by a command line
     */
    public static void main(String[] arguments) throws Exception {
        Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        Frame frame = window();
        System.out.println(frame.getTitle());
        photograph(frame, 1200, 400, Path.of(arguments[0], "wide.png"));
        photograph(frame, 500, 900, Path.of(arguments[0], "high.png"));
        SwingUtilities.invokeAndWait(() -> frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING)));
    }

    private static Frame window() throws Exception {
        AtomicReference<Frame> window = new AtomicReference<>();
        for (long waited = 0; waited < TIMEOUT_MILLIS && window.get() == null; waited += INTERVAL_MILLIS) {
            Thread.sleep(INTERVAL_MILLIS);
            SwingUtilities.invokeAndWait(() -> Arrays.stream(Frame.getFrames())
                    .filter(frame -> frame instanceof JFrame && frame.isShowing())
                    .findFirst()
                    .ifPresent(window::set));
        }
        return Objects.requireNonNull(window.get(), "no window opened");
    }

    /** Waits until two successive screenshots are equal and have more than two colours. */
    private static void photograph(Frame frame, int width, int height, Path file) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            frame.setBounds(0, 0, width, height);
            frame.validate();
        });
        Robot robot = new Robot();
        int[] before = {};
        for (long waited = 0; waited < TIMEOUT_MILLIS; waited += 10 * INTERVAL_MILLIS) {
            Thread.sleep(10 * INTERVAL_MILLIS);
            BufferedImage screen = robot.createScreenCapture(new Rectangle(0, 0, width, height));
            int[] now = screen.getRGB(0, 0, width, height, null, 0, width);
            if (Arrays.equals(before, now) && Arrays.stream(now).distinct().count() > 2) {
                ImageIO.write(screen, "png", file.toFile());
                return;
            }
            before = now;
        }
        throw new IllegalStateException("the window does not settle");
    }
}
