package plasticity.residuals;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The upper tail of the one-sided Kolmogorov–Smirnov statistic, P(D⁺_n ≥ d), after Birnbaum and Tingey (1951):
 *
 * <p>P = Σ_j d/(d + j/n) · B(j; n, d + j/n) over 0 ≤ j ≤ n(1 − d), with B the binomial probability of j successes.
 *
 * <p>For large n the terms are samples of a smooth function of j that falls to nothing before either end, and such a sum is the step times the
 * sum of every so-manieth term: the error of the trapezoidal rule is that of the function's spectrum beyond the sampling frequency (L. N.
 * Trefethen and J. A. C. Weideman, <i>The exponentially convergent trapezoidal rule</i>, SIAM Review 56, 2014). Terms at the ends are
 * e^(−nd(1−2d)) of the sum or less.
 */
final class SmirnovTail {
    private static final int SAMPLES = 1024;
    /** Beyond e^−{@value} of the sum the ends are below a rounding of it. */
    private static final double NEGLIGIBLE_EXPONENT = 60;

    private SmirnovTail() {}

    /**
     * P(D⁺_n ≥ d), to about 1e-12 of its value.
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
