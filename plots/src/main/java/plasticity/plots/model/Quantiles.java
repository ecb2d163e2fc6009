package plasticity.plots.model;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics, as in numpy's {@code quantile} and pandas' {@code median}. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * Returns a quantile.
     *
     * @param probability from 0 (the minimum) to 1 (the maximum)
     * @return NaN if there are no values or one of them is NaN
     */
    public static double of(double[] values, double probability) {
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
