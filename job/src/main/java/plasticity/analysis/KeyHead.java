package plasticity.analysis;

import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.BucketPositions;
import plasticity.estimates.KeySide;
import plasticity.pairs.KeyBuckets;
import plasticity.sample.TokenTable;
import plasticity.sample.VectorMean;

/**
 * A key head, prepared once for all its query heads. Not modified afterwards.
 *
 * @param number the key head's number in its layer
 * @param tokens the kept keys, oriented
 * @param orientation d signs, computed from all keys of the head
 * @param buckets buckets of the kept keys
 * @param positions positions of the kept keys, by bucket
 * @param estimates what the estimates need of it; empty without estimates
 */
public record KeyHead(
        int number,
        TokenTable tokens,
        DenseVector orientation,
        KeyBuckets buckets,
        List<BucketPositions> positions,
        Optional<KeySide> estimates) {

    /**
     * Orients the keys in place and groups them by bucket.
     *
     * @param tokens the kept keys as dumped
     */
    public static KeyHead of(
            int layer, int number, TokenTable tokens, DenseVector orientation, AnalysisSettings settings) {
        VectorMean mean = new VectorMean(tokens.dimension());
        if (settings.estimates().isPresent()) {
            tokens.orient(orientation, mean);
        } else {
            tokens.orient(orientation);
        }
        return new KeyHead(
                number,
                tokens,
                orientation,
                KeyBuckets.of(tokens),
                positions(tokens),
                settings.estimates()
                        .filter(estimates -> tokens.size() > 0)
                        .map(estimates ->
                                KeySide.of(tokens, mean.values(), estimates.sizes(), settings.seed(), layer, number)));
    }

    /** The positions of kept tokens by bucket. */
    static List<BucketPositions> positions(TokenTable tokens) {
        return BucketPositions.of(
                tokens.byBucket().distinctInts(), tokens.byBucket().ranks(), tokens.positions());
    }
}
