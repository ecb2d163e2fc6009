package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jfree.chart.text.TextUtils;

/** Fonts, colours and strokes of all figures, with matplotlib's default sizes. Lengths are in points. */
public final class Style {
    public static final Color INK = Color.BLACK;
    static final Color PAPER = Color.WHITE;
    static final Color GRID = translucent(0xb0b0b0, 0.2);
    /** matplotlib's first colour. */
    public static final int BLUE = 0x1f77b4;

    static final Font LABELS = dejaVuSans().deriveFont(10f);
    static final Font TITLE = LABELS.deriveFont(12f);
    static final Font NOTE = LABELS.deriveFont(9f);
    static final BasicStroke FRAME = new BasicStroke(0.8f);
    static final BasicStroke HATCH = new BasicStroke(0.5f);

    static {
        // Draws rotated text as text, not as outlines.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private Style() {}

    /** matplotlib's font, bundled so that pictures do not depend on installed fonts. */
    private static Font dejaVuSans() {
        try (InputStream font = openFont()) {
            return Font.createFont(Font.TRUETYPE_FONT, font);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("corrupt font in the jar", e);
        }
    }

    /** Opens the font file. */
    static InputStream openFont() {
        return Objects.requireNonNull(Style.class.getResourceAsStream("DejaVuSans.ttf"));
    }

    /**
     * A translucent colour.
     *
     * @param rgb {@code 0xRRGGBB}
     * @param alpha opacity from 0 to 1
     */
    public static Color translucent(int rgb, double alpha) {
        return new Color(rgb | ((int) Math.round(255 * alpha) << 24), true);
    }

    /** The line of a reference, such as an identity line or a threshold: thin dashes. */
    public static BasicStroke reference() {
        return line(0.8, 4, 3);
    }

    /** A solid line with round joints. */
    public static BasicStroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND);
    }

    /**
     * A dashed line.
     *
     * @param dash length of dashes, in line widths
     * @param gap length of gaps, in line widths
     */
    public static BasicStroke line(double width, double dash, double gap) {
        float[] pattern = {(float) (dash * width), (float) (gap * width)};
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }
}
