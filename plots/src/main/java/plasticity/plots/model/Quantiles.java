package plasticity.plots.model;

import java.util.Arrays;

/** Quantiles by linear interpolation between order statistics, as numpy's {@code quantile} and pandas' {@code median} take them. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The value below which a share of the values lies.
     *
     * @param share from 0 (the smallest) to 1 (the largest)
     * @return NaN of no values, and where one is NaN
     */
    public static double of(double[] values, double share) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
