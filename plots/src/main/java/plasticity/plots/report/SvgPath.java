package plasticity.plots.report;

import plasticity.plots.model.Curve;

/** Builds the {@code d} attributes of SVG paths in sparklines. */
final class SvgPath {
    private SvgPath() {}

    /** A polyline through the points of a curve; a single point is a zero-length stroke, which round caps show as a dot. */
    static String line(Curve curve, Sparkline sparkline) {
        StringBuilder path = new StringBuilder();
        long x = sparkline.atX(curve.x(0));
        long y = sparkline.atY(curve.y(0));
        path.append('M').append(x).append(' ').append(y).append(curve.size() == 1 ? "h0" : "");
        for (int i = 1; i < curve.size(); i++) {
            long nextX = sparkline.atX(curve.x(i));
            long nextY = sparkline.atY(curve.y(i));
            path.append('l').append(nextX - x).append(' ').append(nextY - y);
            x = nextX;
            y = nextY;
        }
        return path.toString();
    }

    /**
     * Vertical strokes from zero to each value and back; values that round to zero are skipped.
     *
     * @param at x values
     * @param values NaN if undefined
     */
    static String strokes(int[] at, double[] values, Sparkline sparkline) {
        long zero = sparkline.atY(0);
        long x = sparkline.atX(at[0]);
        StringBuilder path =
                new StringBuilder().append('M').append(x).append(' ').append(zero);
        for (int i = 0; i < at.length; i++) {
            long height = Double.isFinite(values[i]) ? sparkline.atY(values[i]) - zero : 0;
            if (height != 0) {
                long nextX = sparkline.atX(at[i]);
                path.append(nextX == x ? "" : "m" + (nextX - x) + " 0");
                path.append('v').append(height).append('v').append(-height);
                x = nextX;
            }
        }
        return path.toString();
    }
}
