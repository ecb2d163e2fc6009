package plasticity.plots.model;

import java.util.Arrays;
import java.util.Locale;

/** How figures of many heads become one. */
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

    /** The aggregate; NaN of no values, and where one is NaN. */
    public abstract double of(double[] values);

    /** As settings write it: {@code mean}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The aggregation of a setting's value. */
    public static Aggregation of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
