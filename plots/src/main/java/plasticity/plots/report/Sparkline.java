package plasticity.plots.report;

import plasticity.plots.model.Range;

/**
 * A small drawing with axes: where on it data lie. Coordinates are whole numbers, so that a page of a thousand drawings stays small; a page
 * shows two of them as one pixel.
 *
 * @param width of the sheet
 * @param height of the sheet
 * @param left edge of the data
 * @param top edge of the data
 * @param right edge of the data
 * @param bottom edge of the data
 * @param x what the sheet shows from left to right
 * @param y what it shows from bottom to top
 */
public record Sparkline(int width, int height, int left, int top, int right, int bottom, Range x, Range y) {
    private static final int LEFT = 92;
    private static final int TOP = 16;
    private static final int MARGIN = 24;
    private static final int BELOW = 78;

    /** A sheet whose data take so much room. */
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
