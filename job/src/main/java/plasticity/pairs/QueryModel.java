package plasticity.pairs;

import org.apache.spark.ml.linalg.DenseVector;

/**
 * The linear-drift Gaussian of a head's rotated queries: at position t they have mean α + βt and independent components of variance σ².
 *
 * @param intercept α, d values
 * @param slope β, d values, per token
 * @param variance σ², d values; one that is not positive counts as 1e-12
 */
public record QueryModel(DenseVector intercept, DenseVector slope, DenseVector variance) {
    private static final double SMALLEST_VARIANCE = 1e-12;

    /** α + βt. */
    double[] meanAt(double position) {
        double[] mean = intercept.values().clone();
        for (int j = 0; j < mean.length; j++) {
            mean[j] += slope.values()[j] * position;
        }
        return mean;
    }

    /** σ² with nothing below or at 0. */
    double[] positiveVariance() {
        double[] positive = variance.values().clone();
        for (int j = 0; j < positive.length; j++) {
            if (positive[j] <= 0) {
                positive[j] = SMALLEST_VARIANCE;
            }
        }
        return positive;
    }
}
