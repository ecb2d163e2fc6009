package plasticity.residuals;

import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.PairwiseSum;

/**
 * Scales a sample to mean 0 and standard deviation 1.
 *
 * @param mean x̄
 * @param standardDeviation √(Σ(x−x̄)²/(n−1)); NaN for n = 1
 */
record Standardisation(double mean, double standardDeviation) {

    /**
     * Computes mean and standard deviation of n ≥ 1 values in two passes; a third if squares leave the range of a double.
     *
     * @throws OutOfRangeException if the sum of the values leaves that range
     */
    static Standardisation of(double[] values) {
        double mean = PairwiseSum.mean(values);
        double even = 0;
        double odd = 0;
        int n = values.length;
        for (int i = 0; i < n - 1; i += 2) {
            double first = values[i] - mean;
            double second = values[i + 1] - mean;
            even += first * first;
            odd += second * second;
        }
        double last = n % 2 == 1 ? values[n - 1] - mean : 0;
        double squares = even + odd + last * last;
        return squares >= DoubleRange.SMALLEST_SQUARES && squares <= Double.MAX_VALUE
                ? new Standardisation(mean, Math.sqrt(squares / (n - 1)))
                : scaled(values, mean);
    }

    /** The same with deviations scaled by a power of two to at most 1, which is exact. */
    private static Standardisation scaled(double[] values, double mean) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        DoubleRange.requireFinite("sums of the queries", largest);
        int exponent = Math.getExponent(largest) + 1;
        double squares = 0;
        for (double value : values) {
            double deviation = Math.scalb(value - mean, -exponent);
            squares += deviation * deviation;
        }
        return new Standardisation(mean, Math.scalb(Math.sqrt(squares / (values.length - 1)), exponent));
    }

    /** Replaces values by (x − mean)/standard deviation; a standard deviation of 0 is replaced by 1. */
    void applyTo(double[] values) {
        double divisor = standardDeviation == 0 ? 1 : standardDeviation;
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) / divisor;
        }
    }
}
