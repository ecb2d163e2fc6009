package plasticity.plots.model;

import java.util.Arrays;
import java.util.List;

/** Points joined by lines: figures by position. Not changed once made. */
public final class Curve {
    private final double[] x;
    private final double[] y;

    /**
     * A curve of one or more points.
     *
     * @param x rising
     * @param y as many, finite
     */
    Curve(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException(x.length + " positions, " + y.length + " figures");
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    public int size() {
        return x.length;
    }

    public double x(int point) {
        return x[point];
    }

    public double y(int point) {
        return y[point];
    }

    /** The slope of the least-squares line, in units of y for one of x; 0 for fewer than two points. */
    public double slope() {
        double meanX = Aggregation.MEAN.of(x);
        double meanY = Aggregation.MEAN.of(y);
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (y[i] - meanY);
        }
        return sxx == 0 ? 0 : sxy / sxx;
    }

    /** What all of them span in x, with matplotlib's margins. */
    static Range rangeX(List<Curve> curves) {
        return Range.of(curves.stream()
                        .flatMapToDouble(curve -> Arrays.stream(curve.x))
                        .toArray())
                .withMargin();
    }

    /** What all of them span in y, with matplotlib's margins. */
    static Range rangeY(List<Curve> curves) {
        return Range.of(curves.stream()
                        .flatMapToDouble(curve -> Arrays.stream(curve.y))
                        .toArray())
                .withMargin();
    }
}
