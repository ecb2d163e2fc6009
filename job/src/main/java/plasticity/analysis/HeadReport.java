package plasticity.analysis;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.HeadPositions;
import plasticity.estimates.HeadEstimates;
import plasticity.pairs.BucketPlasticity;
import plasticity.position.ScalarPredictability;
import plasticity.residuals.NoiseNormality;
import plasticity.residuals.ResidualNormality;

/**
 * All metrics of one query head.
 *
 * @param queryTokens number of kept queries
 * @param keyTokens number of kept keys
 * @param meanRSquared mean over components of R² on position
 * @param slopeNorm ‖β‖, per token
 * @param rSquared R² on position of each component, oriented but not rotated
 * @param weights fraction of the positional information in each component
 * @param buckets plasticity by (query bucket, key bucket), ascending
 * @param constant components with the same value in all kept queries; empty if these have the same position, since all R² are 0 by definition then
 * @param isRSquaredFloored whether the queries vary so little that no R² is meaningful
 * @param positions of the kept queries and keys, by bucket
 * @param estimates null without estimates
 */
public record HeadReport(
        int layer,
        int queryHead,
        int keyHead,
        int queryTokens,
        int keyTokens,
        double meanRSquared,
        double slopeNorm,
        ScalarPredictability scalar,
        ResidualNormality residual,
        NoiseNormality noise,
        DenseVector rSquared,
        DenseVector weights,
        List<BucketPlasticity> buckets,
        BitSet constant,
        boolean isRSquaredFloored,
        HeadPositions positions,
        HeadEstimates estimates)
        implements Serializable {

    /** Number of components d. */
    public int dimension() {
        return rSquared.size();
    }

    /** The mean plasticity over bucket pairs with a defined plasticity; NaN if there are none. */
    public double overallPlasticity() {
        return BucketPlasticity.overall(buckets);
    }
}
