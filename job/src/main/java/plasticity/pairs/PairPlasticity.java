package plasticity.pairs;

import org.apache.commons.statistics.distribution.NormalDistribution;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;

/**
 * The plasticity of a pair of keys: how evenly queries with a Gaussian distribution are split between preferring one or the other key.
 *
 * <p>For Δ = k₁ − k₂ and queries with mean μ and independent components of variance σ², q·Δ is normal with mean μ·Δ and variance Σσ²_jΔ_j². So P(k₁
 * preferred) = Φ(z) with z = μ·Δ/√(Σσ²_jΔ_j²), and the plasticity is 4Φ(z)(1 − Φ(z)): 1 if both keys are equally likely to be preferred, 0 if one
 * always is.
 */
final class PairPlasticity {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private static final String PRODUCTS = "products of queries and differences of keys";

    private PairPlasticity() {}

    /**
     * @param mean μ, d values
     * @param variance σ², d positive values
     * @param difference Δ, d values
     * @return in [0, 1]; NaN if Δ is 0, as no key is preferred then
     * @throws OutOfRangeException if the sums leave the range of a double
     */
    static double of(double[] mean, double[] variance, double[] difference) {
        // Two independent sums, since each addition has to wait for the one before.
        double evenMean = 0;
        double oddMean = 0;
        double evenVariance = 0;
        double oddVariance = 0;
        int d = difference.length;
        for (int j = 0; j < d - 1; j += 2) {
            double even = difference[j];
            double odd = difference[j + 1];
            evenMean += mean[j] * even;
            oddMean += mean[j + 1] * odd;
            evenVariance += variance[j] * even * even;
            oddVariance += variance[j + 1] * odd * odd;
        }
        if (d % 2 == 1) {
            double last = difference[d - 1];
            evenMean += mean[d - 1] * last;
            evenVariance += variance[d - 1] * last * last;
        }
        double preferenceMean = evenMean + oddMean;
        double preferenceVariance = evenVariance + oddVariance;
        if (!(preferenceVariance >= DoubleRange.SMALLEST_SQUARES && preferenceVariance < Double.POSITIVE_INFINITY)
                || !Double.isFinite(preferenceMean)) {
            return undefined(difference, preferenceMean, preferenceVariance);
        }
        double probability = STANDARD_NORMAL.cumulativeProbability(preferenceMean / Math.sqrt(preferenceVariance));
        return 4 * probability * (1 - probability);
    }

    private static double undefined(double[] difference, double preferenceMean, double preferenceVariance) {
        DoubleRange.requireFinite(PRODUCTS, preferenceMean, preferenceVariance);
        for (double delta : difference) {
            if (delta != 0) {
                throw DoubleRange.underflow(PRODUCTS);
            }
        }
        return Double.NaN;
    }
}
