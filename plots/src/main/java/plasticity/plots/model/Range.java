package plasticity.plots.model;

import java.util.Arrays;

/**
 * The range of an axis or a colour scale.
 *
 * @param low below {@code high}; both finite
 */
public record Range(double low, double high) {
    /** matplotlib's margin on both sides of the data ({@code axes.xmargin}, {@code axes.ymargin}). */
    private static final double MARGIN = 0.05;

    public Range {
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("invalid range: " + low + " to " + high);
        }
    }

    /**
     * Returns the range of the finite values. If they are all equal, it extends by 5 % of their magnitude on both sides (by 0.05 for zero), as in
     * matplotlib.
     *
     * @return [0, 1] if no value is finite
     */
    public static Range of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        if (low < high) {
            return new Range(low, high);
        }
        double half = low == 0 ? MARGIN : MARGIN * Math.abs(low);
        return new Range(low - half, high + half);
    }

    /** The range of an axis with a number of cells, which are centred at 0, 1, 2 … */
    public static Range cells(int count) {
        return new Range(-0.5, count - 0.5);
    }

    /** From {@code -limit} to {@code limit}: the largest magnitude of the finite values, or 1 if that is 0. */
    public static Range aroundZero(double... values) {
        double limit = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return limit > 0 ? new Range(-limit, limit) : new Range(-1, 1);
    }

    /** Adds matplotlib's margins. */
    public Range withMargin() {
        return new Range(low - MARGIN * length(), high + MARGIN * length());
    }

    public double length() {
        return high - low;
    }
}
