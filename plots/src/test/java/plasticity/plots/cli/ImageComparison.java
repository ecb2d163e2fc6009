package plasticity.plots.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** Compares pictures at an eighth of their size. */
final class ImageComparison {
    private static final int SHRINK = 8;
    /** Side of the compared squares, in pixels of the reduced pictures. */
    private static final int SQUARE = 5;
    /** Of 255. Anti-aliasing differs between Java versions and changes a square's mean by a few units; a moved label changes it by tens. */
    private static final double TOLERANCE = 12;

    private ImageComparison() {}

    /**
     * Compares the means of squares of two reduced pictures.
     *
     * @param accepted file of the expected picture, for messages
     */
    static void assertLike(BufferedImage drawn, BufferedImage expected, Path accepted) {
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

    /** Reduces a picture to an eighth of its size. */
    static BufferedImage shrunk(BufferedImage image) {
        int width = image.getWidth() / SHRINK;
        int height = image.getHeight() / SHRINK;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = small.createGraphics();
        g2.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g2.dispose();
        return small;
    }
}
