package plasticity.estimates;

import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.draws.KeyPairs;
import plasticity.draws.PairKind;
import plasticity.draws.SampleSizes;
import plasticity.draws.SampledKeys;
import plasticity.geometry.Scatter;
import plasticity.sample.Ranks;
import plasticity.sample.TokenTable;

/**
 * What the estimates need of a key head, prepared once for all its query heads. Not modified afterwards.
 *
 * @param sample the sampled keys
 * @param pairs pairs of sampled keys, by kind and bucket index
 * @param texts the texts of the kept keys, ascending
 * @param scatter second moments of the kept keys
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
public record KeySide(SampledKeys sample, Map<PairKind, List<KeyPairs>> pairs, long[] texts, Scatter scatter) {

    /** @param keys the kept keys, to be oriented */
    public static KeySide of(
            TokenTable keys, DenseVector orientation, SampleSizes sizes, long seed, int layer, int keyHead) {
        SampledKeys sample = SampledKeys.draw(keys, sizes, seed, layer, keyHead).times(orientation);
        return new KeySide(
                sample,
                KeyPairs.of(sample, sizes, seed, layer, keyHead),
                Ranks.of(keys.examples()).distinct(),
                Scatter.of(keys, orientation));
    }

    /** The pairs of a kind whose later key is in the bucket with this index. */
    KeyPairs pairs(PairKind kind, int bucket) {
        return pairs.get(kind).get(bucket);
    }
}
