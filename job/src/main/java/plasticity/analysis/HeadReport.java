package plasticity.analysis;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.HeadPositions;
import plasticity.pairs.BucketPlasticity;
import plasticity.position.ScalarPredictability;
import plasticity.residuals.NoiseNormality;
import plasticity.residuals.ResidualNormality;

/**
 * All figures of one query head.
 *
 * @param queryTokens kept queries
 * @param keyTokens kept keys
 * @param meanRSquared mean over components of R² on position
 * @param slopeNorm ‖β‖, per token
 * @param rSquared R² on position of each component, oriented but not rotated
 * @param weights each component's share of the positional information
 * @param buckets plasticity by (query bucket, key bucket), ascending
 * @param constant components whose value is the same in all kept queries; none where these have one position, as all R² are 0 by definition then
 * @param isRSquaredFloored whether the queries vary so little that no R² says anything
 * @param positions of the kept queries and keys, by bucket
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
        HeadPositions positions)
        implements Serializable {

    /** d. */
    public int dimension() {
        return rSquared.size();
    }

    /** The mean plasticity over bucket pairs that have one; NaN when none has. */
    public double overallPlasticity() {
        return BucketPlasticity.overall(buckets);
    }
}
