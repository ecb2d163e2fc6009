package plasticity.plots.report;

import plasticity.plots.model.Curve;
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

    public long atX(double value) {
        return Math.round(left + (right - left) * (value - x.low()) / x.length());
    }

    public long atY(double value) {
        return Math.round(bottom - (bottom - top) * (value - y.low()) / y.length());
    }

    /** The area of the data. */
    ReportData.Area area() {
        return new ReportData.Area(left, top, right - left, bottom - top);
    }

    /** The SVG path of a polyline through the points of a curve; a single point is a zero-length stroke, which round caps show as a dot. */
    String line(Curve curve) {
        StringBuilder path = new StringBuilder();
        long x = atX(curve.x(0));
        long y = atY(curve.y(0));
        path.append('M').append(x).append(' ').append(y).append(curve.size() == 1 ? "h0" : "");
        for (int i = 1; i < curve.size(); i++) {
            long nextX = atX(curve.x(i));
            long nextY = atY(curve.y(i));
            path.append('l').append(nextX - x).append(' ').append(nextY - y);
            x = nextX;
            y = nextY;
        }
        return path.toString();
    }

    /**
     * The SVG path of vertical strokes from zero to each value and back; values that round to zero are skipped.
     *
     * @param at x values
     * @param values NaN if undefined
     */
    String strokes(int[] at, double[] values) {
        long zero = atY(0);
        long x = atX(at[0]);
        StringBuilder path =
                new StringBuilder().append('M').append(x).append(' ').append(zero);
        for (int i = 0; i < at.length; i++) {
            long height = Double.isFinite(values[i]) ? atY(values[i]) - zero : 0;
            if (height != 0) {
                long nextX = atX(at[i]);
                path.append(nextX == x ? "" : "m" + (nextX - x) + " 0");
                path.append('v').append(height).append('v').append(-height);
                x = nextX;
            }
        }
        return path.toString();
    }
}
