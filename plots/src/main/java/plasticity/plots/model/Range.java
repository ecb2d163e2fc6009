package plasticity.plots.model;

import java.util.Arrays;

/**
 * What an axis or a colour scale spans.
 *
 * @param low below {@code high}; both finite
 */
public record Range(double low, double high) {
    /** What matplotlib leaves free on both sides of the data ({@code axes.xmargin}, {@code axes.ymargin}). */
    private static final double MARGIN = 0.05;

    public Range {
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("no range: " + low + " to " + high);
        }
    }

    /**
     * The least range of all finite values. One value alone gets a twentieth of itself on both sides, and zero a twentieth, as in matplotlib.
     *
     * @param values NaN and infinities are passed over; [0, 1] where nothing is left
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

    /** From {@code -limit} to {@code limit}, where the limit is the largest magnitude of the finite values, or 1 where that is 0. */
    public static Range aroundZero(double... values) {
        double limit = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return limit > 0 ? new Range(-limit, limit) : new Range(-1, 1);
    }

    /** With the margins that matplotlib leaves. */
    public Range withMargin() {
        return new Range(low - MARGIN * length(), high + MARGIN * length());
    }

    public double length() {
        return high - low;
    }
}
