package plasticity.plots.model;

import java.util.Arrays;

/** Aggregates the values of several heads. */
public enum Aggregation {
    /** The arithmetic mean. */
    MEAN,
    /** The middle value, or the mean of the two in the middle. */
    MEDIAN;

    /** The aggregate; NaN if there are no values or one of them is NaN. */
    public double of(double... values) {
        return this == MEAN ? Arrays.stream(values).average().orElse(Double.NaN) : quantile(values, 0.5);
    }

    /**
     * A quantile by linear interpolation between order statistics, as in numpy's {@code quantile} and pandas' {@code median}.
     *
     * @param probability from 0 (the minimum) to 1 (the maximum)
     * @return NaN if there are no values or one of them is NaN
     */
    public static double quantile(double[] values, double probability) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double rank = probability * (sorted.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
