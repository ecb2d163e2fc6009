package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jfree.chart.text.TextUtils;

/** What all figures have in common. Lengths are points, 72 to an inch; sizes and widths are matplotlib's defaults. */
final class Style {
    static final Color INK = Color.BLACK;
    static final Color PAPER = Color.WHITE;
    static final Color GRID = translucent(0xb0b0b0, 0.2);
    /** matplotlib's first colour. */
    static final int BLUE = 0x1f77b4;

    static final Font LABELS = dejaVuSans().deriveFont(10f);
    static final Font TITLE = LABELS.deriveFont(12f);
    static final Font NOTE = LABELS.deriveFont(9f);
    static final BasicStroke FRAME = new BasicStroke(0.8f);

    static {
        // Rotated text stays text; the other way is by outlines.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Style() {}

    /** The font that matplotlib draws with, brought along so that pictures do not depend on the machine's fonts. */
    private static Font dejaVuSans() {
        try (InputStream font = openFont()) {
            return Font.createFont(Font.TRUETYPE_FONT, font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font in the jar is damaged", e);
        }
    }

    /** The font's file. */
    static InputStream openFont() {
        return Objects.requireNonNull(Style.class.getResourceAsStream("DejaVuSans.ttf"));
    }

    /**
     * A colour through which others are seen.
     *
     * @param rgb {@code 0xRRGGBB}
     * @param alpha from 0, invisible, to 1
     */
    static Color translucent(int rgb, double alpha) {
        return new Color(rgb | ((int) Math.round(255 * alpha) << 24), true);
    }

    /** A line whose joints are round. */
    static BasicStroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND);
    }

    /**
     * A broken line.
     *
     * @param dash length of a piece, in widths of the line
     * @param gap between two pieces, in the same
     */
    static BasicStroke line(double width, double dash, double gap) {
        float[] pattern = {(float) (dash * width), (float) (gap * width)};
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }
}
