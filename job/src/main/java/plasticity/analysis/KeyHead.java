package plasticity.analysis;

import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.BucketPositions;
import plasticity.estimates.KeySide;
import plasticity.pairs.KeyBuckets;
import plasticity.sample.TokenTable;

/**
 * A key head, prepared once for all its query heads. Not modified afterwards.
 *
 * @param number the key head's number in its layer
 * @param tokens the kept keys as dumped, not oriented
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
     * Groups the keys by bucket.
     *
     * @param tokens the kept keys as dumped; not modified
     * @throws IllegalArgumentException if the orientation has another number of components
     */
    public static KeyHead of(
            int layer, int number, TokenTable tokens, DenseVector orientation, AnalysisSettings settings) {
        tokens.requireWidth(orientation);
        return new KeyHead(
                number,
                tokens,
                orientation,
                KeyBuckets.of(tokens),
                positions(tokens),
                settings.estimates()
                        .filter(estimates -> tokens.size() > 0)
                        .map(estimates ->
                                KeySide.of(tokens, orientation, estimates.sizes(), settings.seed(), layer, number)));
    }

    /** The positions of kept tokens by bucket. */
    static List<BucketPositions> positions(TokenTable tokens) {
        return BucketPositions.of(
                tokens.byBucket().distinctInts(), tokens.byBucket().ranks(), tokens.positions());
    }
}
