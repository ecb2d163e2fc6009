package plasticity.estimators;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The plasticity 4Φ(z)(1 − Φ(z)) of a pair of keys if the difference of their scores is normal: z is its mean divided by its standard deviation.
 *
 * <p>Φ is needed for every pair, query bucket and replicate, so it is computed for arrays of them, in loops that the JVM vectorises: short, without
 * branches and tables. Up to |z| = {@value #LIMIT}, the smaller tail is exp(−z²/2)·P(|z|)/Q(|z|), with the minimax quotient P/Q and the exponential
 * as the 1024th power of a polynomial; its relative error is below 1e-11. Beyond, it is commons-statistics' value.
 */
final class NormalPlasticity {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
    private static final int LIMIT = 9;

    private NormalPlasticity() {}

    /**
     * The plasticity for a mean and a variance; a variance of 0 (or below, by rounding) means that all queries prefer the same key, or none if the
     * mean is 0, too.
     *
     * @return in [0, 1]; NaN if an argument is NaN
     */
    static double of(double mean, double variance) {
        if (variance > 0) {
            double tail = STANDARD_NORMAL.survivalProbability(Math.abs(mean / Math.sqrt(variance)));
            return 4 * tail * (1 - tail);
        }
        if (Double.isNaN(mean) || Double.isNaN(variance)) {
            return Double.NaN;
        }
        return mean == 0 ? 1 : 0;
    }

    /**
     * The plasticity for many means and variances, at indices from ≤ i &lt; to.
     *
     * @param plasticity receives it
     * @param z working space
     */
    static void of(double[] means, double[] variances, int from, int to, double[] plasticity, double[] z) {
        standardise(means, variances, from, to, z);
        root(z, from, to, plasticity);
        raise(from, to, plasticity);
        multiply(z, from, to, plasticity);
        divide(z, from, to, plasticity);
        plasticity(from, to, plasticity);
        for (int i = from; i < to; i++) {
            // Not if the variance is 0 or NaN, either.
            if (!(z[i] < LIMIT)) {
                plasticity[i] = of(means[i], variances[i]);
            }
        }
    }

    private static void standardise(double[] means, double[] variances, int from, int to, double[] z) {
        for (int i = from; i < to; i++) {
            z[i] = Math.abs(means[i] / Math.sqrt(variances[i]));
        }
    }

    /** exp(−z²/2048) as a Taylor polynomial. */
    private static void root(double[] z, int from, int to, double[] root) {
        for (int i = from; i < to; i++) {
            double u = z[i] * z[i] * (1.0 / 2048);
            double sum = 1.0 / 720 - u * (1.0 / 5040);
            sum = 1.0 / 120 - u * sum;
            sum = 1.0 / 24 - u * sum;
            sum = 1.0 / 6 - u * sum;
            sum = 1.0 / 2 - u * sum;
            root[i] = 1 - u * (1 - u * sum);
        }
    }

    /** The 1024th power. */
    private static void raise(int from, int to, double[] x) {
        for (int i = from; i < to; i++) {
            double power = x[i] * x[i];
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            x[i] = power * power;
        }
    }

    private static void multiply(double[] z, int from, int to, double[] into) {
        for (int i = from; i < to; i++) {
            double x = z[i];
            double p = 1.3769859247720828e-4;
            p = p * x + 0.002423010242105289;
            p = p * x + 0.019982064281494398;
            p = p * x + 0.09771471988048881;
            p = p * x + 0.29906722363736743;
            p = p * x + 0.5498097911957917;
            into[i] *= p * x + 0.5000000000001789;
        }
    }

    private static void divide(double[] z, int from, int to, double[] into) {
        for (int i = from; i < to; i++) {
            double x = z[i];
            double q = 3.451589292822807e-4;
            q = q * x + 0.006073602445754546;
            q = q * x + 0.05043227299297625;
            q = q * x + 0.2510172696476175;
            q = q * x + 0.7989275077439834;
            q = q * x + 1.6121237067656;
            q = q * x + 1.8975041432175166;
            into[i] /= q * x + 1;
        }
    }

    private static void plasticity(int from, int to, double[] tail) {
        for (int i = from; i < to; i++) {
            tail[i] = 4 * tail[i] * (1 - tail[i]);
        }
    }
}
