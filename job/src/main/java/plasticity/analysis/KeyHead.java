package plasticity.analysis;

import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.BucketPositions;
import plasticity.pairs.KeyBuckets;
import plasticity.sample.TokenTable;

/**
 * A key head, prepared once for all its query heads. Not modified afterwards.
 *
 * @param number the key head's number in its layer
 * @param tokens the kept keys, oriented
 * @param orientation d signs, computed from all keys of the head
 * @param buckets buckets of the kept keys
 * @param positions positions of the kept keys, by bucket
 */
public record KeyHead(
        int number, TokenTable tokens, DenseVector orientation, KeyBuckets buckets, List<BucketPositions> positions) {

    /**
     * Orients the keys in place and groups them by bucket.
     *
     * @param tokens the kept keys as dumped
     */
    public static KeyHead of(int number, TokenTable tokens, DenseVector orientation) {
        tokens.orient(orientation);
        return new KeyHead(
                number,
                tokens,
                orientation,
                KeyBuckets.of(tokens),
                BucketPositions.of(tokens.buckets(), tokens.positions()));
    }
}
