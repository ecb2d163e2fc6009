package plasticity.estimators;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The plasticity 4Φ(z)(1 − Φ(z)) of a pair of keys if the difference of their scores is normal: z is its mean divided by its standard deviation.
 *
 * <p>Φ is needed for every pair, query bucket and replicate. Up to |z| = {@value #LIMIT}, it is the Taylor polynomial of degree {@value #DEGREE}
 * about the nearest multiple of 1/{@value #STEPS}; the relative error of the smaller tail is below 1e-11. Beyond, it is commons-statistics' value.
 */
public final class NormalPlasticity {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
    private static final int STEPS = 32;
    private static final int LIMIT = 9;
    private static final int DEGREE = 7;
    private static final int ROW = DEGREE + 1;
    /** Taylor coefficients of the upper tail about i/{@value #STEPS}, highest degree first. */
    private static final double[] TAIL = tail();

    private NormalPlasticity() {}

    /**
     * The plasticity for a mean and a variance; a variance of 0 (or below, by rounding) means that all queries prefer the same key, or none if the
     * mean is 0, too.
     *
     * @return in [0, 1]; NaN if an argument is NaN
     */
    public static double of(double mean, double variance) {
        if (variance > 0) {
            return of(mean / Math.sqrt(variance));
        }
        if (Double.isNaN(mean) || Double.isNaN(variance)) {
            return Double.NaN;
        }
        return mean == 0 ? 1 : 0;
    }

    /** 4Φ(z)(1 − Φ(z)). */
    public static double of(double z) {
        double size = Math.abs(z);
        double tail;
        if (size < LIMIT) {
            int node = (int) (size * STEPS + 0.5);
            double h = size - node * (1.0 / STEPS);
            int at = node * ROW;
            tail = ((((((TAIL[at] * h + TAIL[at + 1]) * h + TAIL[at + 2]) * h + TAIL[at + 3]) * h + TAIL[at + 4]) * h
                                                    + TAIL[at + 5])
                                            * h
                                    + TAIL[at + 6])
                            * h
                    + TAIL[at + 7];
        } else {
            tail = STANDARD_NORMAL.survivalProbability(size);
        }
        return 4 * tail * (1 - tail);
    }

    /** The n-th derivative of the upper tail is −(−1)^(n−1)·He_(n−1)(z)·φ(z) with the Hermite polynomials He_n = z·He_(n−1) − (n−1)·He_(n−2). */
    private static double[] tail() {
        double[] coefficients = new double[(LIMIT * STEPS + 1) * ROW];
        for (int node = 0; node <= LIMIT * STEPS; node++) {
            double z = (double) node / STEPS;
            double density = STANDARD_NORMAL.density(z);
            int constant = node * ROW + DEGREE;
            coefficients[constant] = STANDARD_NORMAL.survivalProbability(z);
            double before = 0;
            double hermite = 1;
            double factor = -1;
            for (int n = 1; n <= DEGREE; n++) {
                factor /= n;
                coefficients[constant - n] = factor * hermite * density;
                factor = -factor;
                double next = z * hermite - (n - 1) * before;
                before = hermite;
                hermite = next;
            }
        }
        return coefficients;
    }
}
