package plasticity.plots.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** A polyline of values by position. Immutable. */
public final class Curve {
    private final double[] x;
    private final double[] y;

    /**
     * Creates a curve of one or more points.
     *
     * @param x in ascending order
     * @param y of the same length, finite
     */
    Curve(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException(x.length + " positions, " + y.length + " values");
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    /** A straight line between two points. */
    public static Curve line(double fromX, double fromY, double toX, double toY) {
        return new Curve(new double[] {fromX, toX}, new double[] {fromY, toY});
    }

    /** Creates a curve of values in the order of a map. */
    static Curve of(Map<Integer, Double> values, IntToDoubleFunction x) {
        return new Curve(
                values.keySet().stream().mapToInt(key -> key).mapToDouble(x).toArray(),
                values.values().stream().mapToDouble(value -> value).toArray());
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

    public double[] xs() {
        return x.clone();
    }

    public double[] ys() {
        return y.clone();
    }

    /** The slope of the least-squares line, in y per x; 0 if all x are equal. */
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

    /** The common range of the coordinates {@link #xs} or {@link #ys}, with matplotlib's margins. */
    static Range range(List<Curve> curves, Function<Curve, double[]> coordinates) {
        return Range.of(curves.stream()
                        .flatMapToDouble(curve -> Arrays.stream(coordinates.apply(curve)))
                        .toArray())
                .withMargin();
    }
}
