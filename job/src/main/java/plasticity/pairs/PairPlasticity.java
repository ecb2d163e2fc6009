package plasticity.pairs;

import org.apache.commons.statistics.distribution.NormalDistribution;
import plasticity.position.PositionalRotation;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.Vectors;

/**
 * The plasticity of pairs of keys: how evenly queries with a Gaussian distribution are split between preferring one or the other key.
 *
 * <p>For Δ = k₁ − k₂ and queries with mean μ and independent components of variance σ², q·Δ is normal with mean μ·Δ and variance Σσ²_jΔ_j². So P(k₁
 * preferred) = Φ(z) with z = μ·Δ/√(Σσ²_jΔ_j²), and the plasticity is 4Φ(z)(1 − Φ(z)): 1 if both keys are equally likely to be preferred, 0 if one
 * always is.
 *
 * <p>Pairs are processed in batches, stored component by component: the JVM vectorises loops over the pairs of a batch, but not the sums over the
 * components of a pair, whose order is fixed (src/benchmarks/vectors.py shows it).
 */
final class PairPlasticity {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private static final String PRODUCTS = "products of queries and differences of keys";
    /** Pairs per batch. Loops over fewer pairs spend more of their time before and after the vectorised part, and with more the caches miss more. */
    static final int CAPACITY = 128;

    private final KeyDifferences keys;
    private final double[] variance;
    private final PositionalRotation rotation;
    /** Δ, by component, then by pair. */
    private final double[][] differences;

    /** For the rotation. */
    private final double[][] products = new double[4][CAPACITY];

    private final double[] plasticity = new double[CAPACITY];
    private final double[] evenMean = new double[CAPACITY];
    private final double[] oddMean = new double[CAPACITY];
    private final double[] evenVariance = new double[CAPACITY];
    private final double[] oddVariance = new double[CAPACITY];
    /**
     * @param rotation to be applied to the keys
     * @param variance σ² of the rotated queries, d positive values
     */
    PairPlasticity(Vectors keys, PositionalRotation rotation, double[] variance) {
        this.keys = KeyDifferences.of(keys);
        this.variance = variance;
        this.rotation = rotation;
        differences = new double[variance.length][CAPACITY];
    }

    /**
     * The plasticity of some pairs of keys.
     *
     * @param mean μ of the rotated queries, d values
     * @param first rows of the first keys
     * @param second rows of the second keys
     * @param size number of pairs, at most {@value #CAPACITY}
     * @return {@value #CAPACITY} values, of which the first {@code size} are those of the pairs: in [0, 1], or NaN if Δ is 0, as no key is preferred
     *     then; overwritten by the next call
     * @throws OutOfRangeException if the sums leave the range of a double
     */
    double[] of(double[] mean, int[] first, int[] second, int size) {
        keys.subtract(first, second, size, differences);
        // Also rotates what an earlier batch left behind the last pair, which is not used.
        rotation.rotate(differences, products);
        sum(mean, size);
        standardise(size, evenMean, oddMean, evenVariance, oddVariance);
        for (int i = 0; i < size; i++) {
            plasticity[i] = ofStandardised(i);
        }
        return plasticity;
    }

    private void sum(double[] mean, int size) {
        for (int i = 0; i < size; i++) {
            evenMean[i] = 0;
            oddMean[i] = 0;
            evenVariance[i] = 0;
            oddVariance[i] = 0;
        }
        int d = differences.length;
        int j = 0;
        for (; j < d - 1; j += 2) {
            add(size, differences[j], mean[j], variance[j], evenMean, evenVariance);
            add(size, differences[j + 1], mean[j + 1], variance[j + 1], oddMean, oddVariance);
        }
        if (j < d) {
            add(size, differences[j], mean[j], variance[j], evenMean, evenVariance);
        }
    }

    private static void add(int size, double[] x, double mean, double variance, double[] means, double[] variances) {
        for (int i = 0; i < size; i++) {
            double value = x[i];
            means[i] += mean * value;
            variances[i] += variance * value * value;
        }
    }

    /** Replaces evenMean by μ·Δ, evenVariance by Σσ²Δ² and oddMean by z. */
    private static void standardise(
            int size, double[] evenMean, double[] oddMean, double[] evenVariance, double[] oddVariance) {
        for (int i = 0; i < size; i++) {
            double mean = evenMean[i] + oddMean[i];
            double variance = evenVariance[i] + oddVariance[i];
            evenMean[i] = mean;
            evenVariance[i] = variance;
            oddMean[i] = mean / Math.sqrt(variance);
        }
    }

    private double ofStandardised(int i) {
        double variance = evenVariance[i];
        if (!(variance >= DoubleRange.SMALLEST_SQUARES && variance < Double.POSITIVE_INFINITY)
                || !Double.isFinite(evenMean[i])) {
            return undefined(i);
        }
        double probability = STANDARD_NORMAL.cumulativeProbability(oddMean[i]);
        return 4 * probability * (1 - probability);
    }

    private double undefined(int i) {
        DoubleRange.requireFinite(PRODUCTS, evenMean[i], evenVariance[i]);
        for (double[] difference : differences) {
            if (difference[i] != 0) {
                throw DoubleRange.underflow(PRODUCTS);
            }
        }
        return Double.NaN;
    }
}
