package plasticity.residuals;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * The two-sided one-sample Kolmogorov–Smirnov test against the standard normal distribution.
 *
 * <p>The p-value is P(D_n ≥ D) according to R. Simard and P. L'Ecuyer, <i>Computing the two-sided Kolmogorov–Smirnov distribution</i>, J. Stat.
 * Softw. 39 (2011): exact for n ≤ 140, series and tail formulas above. Assumes independent values and a distribution whose parameters are not
 * estimated from the sample.
 */
public final class KolmogorovSmirnov {
    private static final int LARGEST_EXACT = 140;
    /** Above this nD², Simard and L'Ecuyer use 2·P(D⁺_n ≥ D); the library's term-by-term sum would take 20 ms for n = 50,000. */
    private static final double TAIL = 2.2;
    /** Relative distance of nD² from {@link #TAIL} beyond which p changes by more than the discontinuity, some 200 times. */
    private static final double RANKED = 1e-3;

    private static final KolmogorovSmirnovTest TEST = KolmogorovSmirnovTest.withDefaults();

    private KolmogorovSmirnov() {}

    /**
     * P(D_n ≥ D), in [0, 1]. Decreases in D, except for a discontinuity of about 1e-5 of its value where, for n &gt; 140, the formula changes (at nD²
     * = 2.2).
     *
     * @param distance D, in [1/(2n), 1]
     * @param n sample size, at least 2
     */
    public static double pValue(double distance, int n) {
        if (n > LARGEST_EXACT && n * distance * distance >= TAIL) {
            return Math.min(1, 2 * SmirnovTail.probability(distance, n));
        }
        // The library tests samples only. For the sample 0 … n−1 and a distribution function in the middle of every
        // step
        // but the first, the distance is D.
        double[] ranks = new double[n];
        for (int i = 1; i < n; i++) {
            ranks[i] = i;
        }
        return TEST.test(ranks, rank -> rank == 0 ? distance : (rank + 0.5) / n).getPValue();
    }

    /**
     * Whether P(D_n ≥ D) is below a threshold. Bounds decide most cases without its value, which takes time proportional to n: it is at most
     * 2·exp(−2nD²) (P. Massart, <i>The tight constant in the Dvoretzky–Kiefer–Wolfowitz inequality</i>, Ann. Probab. 18, 1990), and at least the
     * probability that the empirical distribution function differs by D at the median.
     */
    static boolean isBelow(double threshold, double distance, int n) {
        if (2 * Math.exp(-2 * n * distance * distance) < threshold) {
            return true;
        }
        // More than n/2 + nD values below the median, or above.
        int most = (int) Math.ceil(n * (0.5 + distance));
        double atMedian = 2 * BinomialDistribution.of(n, 0.5).survivalProbability(most);
        return atMedian < threshold && pValue(distance, n) < threshold;
    }

    /** Whether P(D_n ≥ D) decreases between this distance and any other: the discontinuity is too small and far away. */
    static boolean isRanked(double distance, int n) {
        return n <= LARGEST_EXACT || Math.abs(n * distance * distance / TAIL - 1) > RANKED;
    }

    /**
     * The p-value of a sample.
     *
     * @param standardised n ≥ 2 values, not modified
     */
    public static double pValue(double[] standardised) {
        return pValue(NormalDistance.of(standardised), standardised.length);
    }
}
