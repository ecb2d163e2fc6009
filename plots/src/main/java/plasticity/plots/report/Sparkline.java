package plasticity.plots.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
        return line(curve.xs(), curve.ys());
    }

    /**
     * The SVG path of lines through points; undefined points interrupt it.
     *
     * @param values NaN if undefined
     */
    String line(double[] at, double[] values) {
        StringBuilder path = new StringBuilder();
        for (int[] run : runs(values)) {
            path.append('M');
            append(path, IntStream.range(run[0], run[1]).toArray(), at, values);
            path.append(run[1] - run[0] == 1 ? "h0" : "");
        }
        return path.toString();
    }

    /**
     * The SVG path of a band around values, cut off at the edges of the data; without a half width it is interrupted.
     *
     * @param values NaN if undefined
     * @param halfWidths NaN if undefined
     */
    String band(double[] at, double[] values, double[] halfWidths) {
        double[] low = new double[values.length];
        double[] high = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            low[i] = inside(values[i] - halfWidths[i]);
            high[i] = inside(values[i] + halfWidths[i]);
        }
        StringBuilder path = new StringBuilder();
        for (int[] run : runs(low)) {
            path.append('M');
            append(path, IntStream.range(run[0], run[1]).toArray(), at, low);
            path.append('L');
            append(
                    path,
                    IntStream.range(run[0], run[1])
                            .map(i -> run[0] + run[1] - 1 - i)
                            .toArray(),
                    at,
                    high);
            path.append('z');
        }
        return path.toString();
    }

    private double inside(double value) {
        return Math.max(y.low(), Math.min(value, y.high()));
    }

    /** The first index of each run of defined values, and the index after its last one. */
    private static List<int[]> runs(double[] values) {
        List<int[]> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= values.length; i++) {
            if (i == values.length || !Double.isFinite(values[i])) {
                if (start < i) {
                    runs.add(new int[] {start, i});
                }
                start = i + 1;
            }
        }
        return runs;
    }

    /** Appends the first point, and lines to the others. */
    private void append(StringBuilder path, int[] points, double[] at, double[] values) {
        long x = atX(at[points[0]]);
        long y = atY(values[points[0]]);
        path.append(x).append(' ').append(y);
        for (int i = 1; i < points.length; i++) {
            long nextX = atX(at[points[i]]);
            long nextY = atY(values[points[i]]);
            path.append(i == 1 ? "l" : nextX < x ? "" : " ").append(nextX - x);
            path.append(nextY < y ? "" : " ").append(nextY - y);
            x = nextX;
            y = nextY;
        }
    }

    /**
     * The SVG path of vertical strokes from zero to each value; values that round to zero are skipped.
     *
     * @param at x values
     * @param values NaN if undefined
     */
    String strokes(int[] at, double[] values) {
        long zero = atY(0);
        long x = atX(at[0]);
        long y = zero;
        StringBuilder path =
                new StringBuilder().append('M').append(x).append(' ').append(zero);
        for (int i = 0; i < at.length; i++) {
            long height = Double.isFinite(values[i]) ? atY(values[i]) - zero : 0;
            if (height != 0) {
                long nextX = atX(at[i]);
                path.append(nextX == x && y == zero ? "" : "m" + (nextX - x) + " " + (zero - y));
                path.append('v').append(height);
                x = nextX;
                y = zero + height;
            }
        }
        return path.toString();
    }
}
