package plasticity.sample;

/**
 * Sums an array in numpy's order: blocks of at most 128 values with eight partial sums each, combined pairwise.
 *
 * <p>The rounding error grows with log n instead of n. The mean of equal numbers equals numpy's bit for bit, on which the degenerate cases (all
 * positions equal) depend. Reference: numpy's {@code pairwise_sum} (N. J. Higham, <i>The accuracy of floating point summation</i>, SIAM J. Sci.
 * Comput. 14, 1993).
 */
public final class PairwiseSum {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private PairwiseSum() {}

    /** Σ values; 0 for an empty array. */
    public static double of(double[] values) {
        return of(values, 0, values.length);
    }

    /** The arithmetic mean; NaN for an empty array. */
    public static double mean(double[] values) {
        return of(values) / values.length;
    }

    private static double of(double[] values, int from, int n) {
        if (n < LANES) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[from + i];
            }
            return sum;
        }
        return n <= BLOCK ? block(values, from, n) : halves(values, from, n);
    }

    private static double halves(double[] values, int from, int n) {
        int half = n / 2;
        half -= half % LANES;
        return of(values, from, half) + of(values, from + half, n - half);
    }

    private static double block(double[] values, int from, int n) {
        double a = values[from];
        double b = values[from + 1];
        double c = values[from + 2];
        double d = values[from + 3];
        double e = values[from + 4];
        double f = values[from + 5];
        double g = values[from + 6];
        double h = values[from + 7];
        int i = LANES;
        for (; i < n - n % LANES; i += LANES) {
            a += values[from + i];
            b += values[from + i + 1];
            c += values[from + i + 2];
            d += values[from + i + 3];
            e += values[from + i + 4];
            f += values[from + i + 5];
            g += values[from + i + 6];
            h += values[from + i + 7];
        }
        double sum = ((a + b) + (c + d)) + ((e + f) + (g + h));
        for (; i < n; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
