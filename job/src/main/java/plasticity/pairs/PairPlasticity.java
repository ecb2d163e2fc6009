package plasticity.pairs;

import org.apache.commons.statistics.distribution.NormalDistribution;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;

/**
 * How easily queries of a Gaussian change their mind about two keys.
 *
 * <p>For Δ = k₁ − k₂ the query's preference q·Δ is normal with mean μ·Δ and variance Σσ²_jΔ_j², so P(k₁ preferred) = Φ(z) with
 * z = μ·Δ/√(Σσ²_jΔ_j²), and the plasticity of the pair is 4Φ(z)(1 − Φ(z)): 1 when both are equally likely to win, 0 when one always does.
 */
final class PairPlasticity {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private static final String PRODUCTS = "products of queries and differences of keys";

    private PairPlasticity() {}

    /**
     * @param mean μ, d values
     * @param variance σ², d positive values
     * @param difference Δ, d values
     * @return in [0, 1]; NaN when Δ is 0 and no preference is defined
     * @throws OutOfRangeException if the sums leave the range of a double
     */
    static double of(double[] mean, double[] variance, double[] difference) {
        // Two sums side by side, as each addition waits for the one before it.
        double evenPreference = 0;
        double oddPreference = 0;
        double evenSpread = 0;
        double oddSpread = 0;
        int d = difference.length;
        for (int j = 0; j < d - 1; j += 2) {
            double even = difference[j];
            double odd = difference[j + 1];
            evenPreference += mean[j] * even;
            oddPreference += mean[j + 1] * odd;
            evenSpread += variance[j] * even * even;
            oddSpread += variance[j + 1] * odd * odd;
        }
        if (d % 2 == 1) {
            double last = difference[d - 1];
            evenPreference += mean[d - 1] * last;
            evenSpread += variance[d - 1] * last * last;
        }
        double preference = evenPreference + oddPreference;
        double spread = evenSpread + oddSpread;
        if (!(spread >= DoubleRange.SMALLEST_SQUARES && spread < Double.POSITIVE_INFINITY)
                || !Double.isFinite(preference)) {
            return undefined(difference, preference, spread);
        }
        double first = STANDARD_NORMAL.cumulativeProbability(preference / Math.sqrt(spread));
        return 4 * first * (1 - first);
    }

    private static double undefined(double[] difference, double preference, double spread) {
        DoubleRange.requireFinite(PRODUCTS, preference, spread);
        for (double delta : difference) {
            if (delta != 0) {
                throw DoubleRange.underflow(PRODUCTS);
            }
        }
        return Double.NaN;
    }
}
