package plasticity.pairs;

import java.io.Serializable;
import java.util.List;
import plasticity.sample.PairwiseSum;

/**
 * The mean plasticity of key pairs of one bucket as seen by the queries of a later one.
 *
 * @param queryBucket b &gt; 0
 * @param keyBucket c &lt; b
 * @param pairs that were drawn; 0 when no two keys of the key bucket share an example
 * @param plasticity in [0, 1]; NaN when no pair was drawn, or only pairs of equal keys
 */
public record BucketPlasticity(int queryBucket, int keyBucket, int pairs, double plasticity) implements Serializable {

    /** The mean over bucket pairs that have a value, each weighing the same; NaN when none has. */
    public static double overall(List<BucketPlasticity> buckets) {
        double[] defined = buckets.stream()
                .mapToDouble(BucketPlasticity::plasticity)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return PairwiseSum.mean(defined);
    }
}
