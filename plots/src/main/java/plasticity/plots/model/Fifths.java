package plasticity.plots.model;

import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the buckets of the first and the last fifth of a head's context. No table has the length of the context, but {@code ap_linear_first20} is
 * the mean of the profile over the buckets of the first fifth.
 */
final class Fifths {
    /** Means are equal if they differ by rounding, which depends on the order of the sum. */
    private static final double ROUNDING = 1e-9;

    private Fifths() {}

    /** The position between the buckets of the first fifth, whose mean is given, and the others; empty if no first buckets have this mean. */
    static OptionalDouble firstEnd(Curve curve, double mean) {
        int count = count(curve.size(), curve::y, mean);
        return count == 0 || count == curve.size() ? OptionalDouble.empty() : OptionalDouble.of(before(curve, count));
    }

    /** The position between the buckets of the last fifth, whose mean is given, and the others; empty if no last buckets have this mean. */
    static OptionalDouble lastStart(Curve curve, double mean) {
        int last = curve.size() - 1;
        int count = count(curve.size(), point -> curve.y(last - point), mean);
        return count == 0 || count == curve.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(before(curve, curve.size() - count));
    }

    /** The smallest number of first values with a mean; 0 if there is none. */
    private static int count(int size, IntToDoubleFunction value, double mean) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += value.applyAsDouble(i);
            if (Math.abs(sum / (i + 1) - mean) <= ROUNDING) {
                return i + 1;
            }
        }
        return 0;
    }

    private static double before(Curve curve, int point) {
        return (curve.x(point - 1) + curve.x(point)) / 2;
    }
}
