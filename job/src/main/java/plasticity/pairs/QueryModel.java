package plasticity.pairs;

import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.TokenTable;

/**
 * Linear Gaussian model of a head's rotated queries: at position t, mean α + βt and independent components of variance σ².
 *
 * @param intercept α, d values
 * @param slope β, d values, per token
 * @param variance σ², d values; a variance of 0 or below is replaced by 1e-12
 */
public record QueryModel(DenseVector intercept, DenseVector slope, DenseVector variance) {
    private static final double MIN_VARIANCE = 1e-12;

    /**
     * The model of queries whose components are multiplied by signs.
     *
     * @param signs d numbers, each +1 or −1
     */
    public QueryModel times(DenseVector signs) {
        return new QueryModel(TokenTable.oriented(intercept, signs), TokenTable.oriented(slope, signs), variance);
    }

    /** The mean at a position: α + βt. */
    double[] meanAt(double position) {
        double[] mean = intercept.values().clone();
        for (int j = 0; j < mean.length; j++) {
            mean[j] += slope.values()[j] * position;
        }
        return mean;
    }

    /** σ², with values of 0 or below replaced by 1e-12. */
    public double[] positiveVariance() {
        double[] positive = variance.values().clone();
        for (int j = 0; j < positive.length; j++) {
            if (positive[j] <= 0) {
                positive[j] = MIN_VARIANCE;
            }
        }
        return positive;
    }
}
