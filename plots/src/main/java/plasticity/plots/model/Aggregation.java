package plasticity.plots.model;

import java.util.Arrays;
import java.util.Locale;

/** Aggregates the values of several heads. */
public enum Aggregation {
    /** The arithmetic mean. */
    MEAN {
        @Override
        public double of(double[] values) {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }
    },
    /** The middle value, or the mean of the two in the middle. */
    MEDIAN {
        @Override
        public double of(double[] values) {
            return Quantiles.of(values, 0.5);
        }
    };

    /** The aggregate; NaN if there are no values or one of them is NaN. */
    public abstract double of(double[] values);

    /** Parses the value of a setting. */
    public static Aggregation of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
