package plasticity.pairs;

import java.io.Serializable;
import java.util.List;
import plasticity.sample.PairwiseSum;

/**
 * The mean plasticity of key pairs of a bucket for the queries of a later bucket.
 *
 * @param queryBucket b &gt; 0
 * @param keyBucket c &lt; b
 * @param pairs number of drawn pairs; 0 if no two keys of the key bucket share an example
 * @param plasticity in [0, 1]; NaN if no pair was drawn, or only pairs of equal keys
 */
public record BucketPlasticity(int queryBucket, int keyBucket, int pairs, double plasticity) implements Serializable {

    /** The unweighted mean over bucket pairs with a defined plasticity; NaN if there are none. */
    public static double overall(List<BucketPlasticity> buckets) {
        double[] defined = buckets.stream()
                .mapToDouble(BucketPlasticity::plasticity)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return PairwiseSum.mean(defined);
    }
}
