package plasticity.analysis;

import java.util.List;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.buckets.BucketPositions;
import plasticity.pairs.KeyBuckets;
import plasticity.sample.TokenTable;

/**
 * A key head made ready once for all query heads that share it. Read-only from here on.
 *
 * @param number the key head's number in its layer
 * @param tokens the kept keys, oriented
 * @param orientation d signs, from all keys of the head
 * @param buckets of the kept keys
 * @param positions of the kept keys, by bucket
 */
public record KeyHead(
        int number, TokenTable tokens, DenseVector orientation, KeyBuckets buckets, List<BucketPositions> positions) {

    /**
     * Orients the keys in place and sorts them into buckets.
     *
     * @param tokens the kept keys as they were dumped
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
