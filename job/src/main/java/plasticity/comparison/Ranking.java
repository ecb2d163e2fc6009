package plasticity.comparison;

import java.util.BitSet;

/** The order of numbers: their ranks, and the largest and smallest of them. */
final class Ranking {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    private final double[] values;
    /** The indices of the numbers in ascending order; equal ones in their own order. */
    private final int[] order;

    /** @param values without NaN */
    Ranking(double[] values) {
        this.values = values;
        order = order(values);
    }

    /** A radix sort, as it is several times faster than sorting indices by comparison. */
    private static int[] order(double[] values) {
        int[] order = new int[values.length];
        long[] keys = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            order[i] = i;
            long bits = Double.doubleToLongBits(values[i] + 0.0); // -0.0 becomes 0.0
            keys[i] = bits ^ (bits < 0 ? -1 : Long.MIN_VALUE); // unsigned, in the order of the numbers
        }
        int[] sorted = new int[values.length];
        for (int digit = 0; digit < DIGITS; digit++) {
            int shift = digit * DIGIT_BITS;
            int[] next = new int[(1 << DIGIT_BITS) + 1];
            for (long key : keys) {
                next[digit(key, shift) + 1]++;
            }
            for (int i = 1; i < next.length; i++) {
                next[i] += next[i - 1];
            }
            for (int i : order) {
                sorted[next[digit(keys[i], shift)]++] = i;
            }
            int[] spare = order;
            order = sorted;
            sorted = spare;
        }
        return order;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & ((1 << DIGIT_BITS) - 1);
    }

    /** The ranks from 1, ascending; equal numbers have the mean of their ranks. */
    double[] ranks() {
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }

    /** The indices of the m largest numbers, all if there are fewer; of equal numbers the last. */
    BitSet largest(int m) {
        return indices(Math.max(0, order.length - m), order.length);
    }

    /** The indices of the m smallest numbers, all if there are fewer; of equal numbers the first. */
    BitSet smallest(int m) {
        return indices(0, Math.min(m, order.length));
    }

    private BitSet indices(int from, int to) {
        BitSet indices = new BitSet();
        for (int i = from; i < to; i++) {
            indices.set(order[i]);
        }
        return indices;
    }
}
