package plasticity.comparison;

import java.util.Arrays;
import java.util.BitSet;

/** The ranks of numbers, and the largest and smallest of them. */
final class Ranking {
    private final double[] values;
    private final double[] sorted;

    /** @param values without NaN */
    Ranking(double[] values) {
        this.values = values;
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The ranks from 1, ascending; equal numbers have the mean of their ranks. */
    double[] ranks() {
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            // The ranks of equal numbers are first + 1 to end.
            int first = below(values[i], false);
            int end = below(values[i], true);
            ranks[i] = (first + 1 + end) / 2.0;
        }
        return ranks;
    }

    /** How many numbers are below a value, or not above it. */
    private int below(double value, boolean orEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The indices of the m largest numbers, all if there are fewer; of equal numbers the first. */
    BitSet largest(int m) {
        return m >= values.length ? all() : extremes(m, sorted[values.length - m], 1);
    }

    /** The indices of the m smallest numbers, all if there are fewer; of equal numbers the first. */
    BitSet smallest(int m) {
        return m >= values.length ? all() : extremes(m, sorted[m - 1], -1);
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, values.length);
        return all;
    }

    private BitSet extremes(int m, double limit, int sign) {
        BitSet extremes = new BitSet();
        for (int i = 0; i < values.length; i++) {
            if (sign * values[i] > sign * limit) {
                extremes.set(i);
            }
        }
        int missing = m - extremes.cardinality();
        for (int i = 0; missing > 0; i++) {
            if (values[i] == limit) {
                extremes.set(i);
                missing--;
            }
        }
        return extremes;
    }
}
