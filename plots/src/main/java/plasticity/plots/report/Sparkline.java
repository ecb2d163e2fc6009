package plasticity.plots.report;

import plasticity.plots.model.Range;

/**
 * The geometry of a sparkline. Coordinates are integers, so that a page with thousands of sparklines stays small; two units are one pixel.
 *
 * @param width total
 * @param height total
 * @param left edge of the data
 * @param top edge of the data
 * @param right edge of the data
 * @param bottom edge of the data
 * @param x range from left to right
 * @param y range from bottom to top
 */
public record Sparkline(int width, int height, int left, int top, int right, int bottom, Range x, Range y) {
    private static final int LEFT = 92;
    private static final int TOP = 16;
    private static final int MARGIN = 24;
    private static final int BELOW = 78;

    /** Creates a sparkline from the size of its data area. */
    static Sparkline of(int dataWidth, int dataHeight, Range x, Range y) {
        return new Sparkline(
                LEFT + dataWidth + MARGIN,
                TOP + dataHeight + BELOW,
                LEFT,
                TOP,
                LEFT + dataWidth,
                TOP + dataHeight,
                x,
                y);
    }

    long atX(double value) {
        return Math.round(left + (right - left) * (value - x.low()) / x.length());
    }

    long atY(double value) {
        return Math.round(bottom - (bottom - top) * (value - y.low()) / y.length());
    }
}
