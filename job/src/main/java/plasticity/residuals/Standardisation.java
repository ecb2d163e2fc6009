package plasticity.residuals;

import plasticity.sample.PairwiseSum;

/**
 * Takes a sample to mean 0 and standard deviation 1.
 *
 * @param mean x̄
 * @param deviation √(Σ(x−x̄)²/(n−1)); NaN for n = 1
 */
record Standardisation(double mean, double deviation) {

    /** By the mean and standard deviation of n ≥ 1 values, in two passes. */
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
        return new Standardisation(mean, Math.sqrt((even + odd + last * last) / (n - 1)));
    }

    /** (x − mean)/deviation in place; a deviation of 0 counts as 1. */
    void applyTo(double[] values) {
        double divisor = deviation == 0 ? 1 : deviation;
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) / divisor;
        }
    }
}
