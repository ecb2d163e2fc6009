package plasticity.residuals;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The upper tail of the one-sided Kolmogorov–Smirnov statistic, P(D⁺_n ≥ d), according to Birnbaum and Tingey (1951):
 *
 * <p>P = Σ_j d/(d + j/n) · B(j; n, d + j/n) over 0 ≤ j ≤ n(1 − d), with B the binomial probability of j successes.
 *
 * <p>For large n the terms sample a smooth function of j that vanishes at both ends, so every k-th term is enough: the sum is approximately k times
 * their sum, as for the trapezoidal rule, whose error is the function's spectrum beyond the sampling frequency (L. N. Trefethen and J. A. C.
 * Weideman, <i>The exponentially convergent trapezoidal rule</i>, SIAM Review 56, 2014). Terms at the ends are at most e^(−nd(1−2d)) of the sum.
 */
final class SmirnovTail {
    private static final int SAMPLES = 1024;
    /** Terms at the ends below e^−{@value} of the sum are smaller than its rounding error. */
    private static final double NEGLIGIBLE_EXPONENT = 60;

    private SmirnovTail() {}

    /**
     * P(D⁺_n ≥ d), with a relative error of about 1e-12.
     *
     * @param d in (0, 1)
     * @param n at least 1
     */
    static double probability(double d, int n) {
        boolean isSmooth = n * d * (1 - 2 * d) > NEGLIGIBLE_EXPONENT;
        int step = isSmooth ? Math.max(1, n / SAMPLES) : 1;
        double sum = 0;
        int last = (int) (n * (1 - d));
        for (int j = 0; j <= last; j += step) {
            double p = Math.min(1, d + (double) j / n);
            sum += d / p * BinomialDistribution.of(n, p).probability(j);
        }
        return step * sum;
    }
}
