package plasticity.estimates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import plasticity.draws.KeyPairs;
import plasticity.draws.PairKind;
import plasticity.draws.SampledKeys;

/** The kept keys of a head and the pairs drawn from them. */
final class KeysByDefinition {
    /** The difference w = k₁ − k₂ of two sampled keys of a text. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    record Pair(long text, double firstPosition, double secondPosition, double[] w) {}

    final List<Token> kept;
    final Map<PairKind, TreeMap<Integer, List<Pair>>> pairs = new EnumMap<>(PairKind.class);
    final Map<PairKind, TreeMap<Integer, Integer>> available = new EnumMap<>(PairKind.class);

    KeysByDefinition(RandomHead head) {
        kept = head.keys.stream().map(key -> key.oriented(head.orientation)).toList();
        var sizes = head.settings.estimateSettings().sizes();
        long seed = head.settings.seed();
        SampledKeys sample =
                SampledKeys.draw(Token.table(kept, Double.NaN), sizes, seed, RandomHead.LAYER, RandomHead.KEY_HEAD);
        Map<PairKind, List<KeyPairs>> drawn = KeyPairs.of(sample, sizes, seed, RandomHead.LAYER, RandomHead.KEY_HEAD);
        for (PairKind kind : PairKind.values()) {
            pairs.put(kind, new TreeMap<>());
            available.put(kind, new TreeMap<>());
            for (int c = 0; c < sample.buckets().length; c++) {
                KeyPairs some = drawn.get(kind).get(c);
                List<Pair> list = new ArrayList<>();
                for (int i = 0; i < some.size(); i++) {
                    list.add(pair(sample, some.first()[i], some.second()[i]));
                }
                pairs.get(kind).put(sample.buckets()[c], list);
                available.get(kind).put(sample.buckets()[c], some.available());
            }
        }
    }

    private static Pair pair(SampledKeys sample, int first, int second) {
        int d = sample.dimension();
        double[] w = IntStream.range(0, d)
                .mapToDouble(j -> sample.vectors()[first * d + j] - sample.vectors()[second * d + j])
                .toArray();
        return new Pair(sample.text(first), sample.position(first), sample.position(second), w);
    }
}
