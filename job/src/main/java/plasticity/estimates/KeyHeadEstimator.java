package plasticity.estimates;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import plasticity.draws.KeyPairs;
import plasticity.draws.PairKind;
import plasticity.draws.SampledKeys;
import plasticity.jackknife.TextGroups;
import plasticity.variation.Components;
import plasticity.variation.Variation;

/**
 * Estimates what changes the preference between two keys over all query heads of a key head. Query heads are added one by one; only their counts are
 * kept.
 */
public final class KeyHeadEstimator {
    private final KeySide keys;
    private final int groups;
    private final List<HeadCounts> heads = new ArrayList<>();

    /** @param groups maximum number of groups of texts for the jackknife */
    public KeyHeadEstimator(KeySide keys, int groups) {
        this.keys = keys;
        this.groups = groups;
    }

    /** Adds a query head. Results do not depend on the order beyond rounding, so heads are to be added in ascending order. */
    public void add(HeadCounts head) {
        heads.add(head);
    }

    /** The estimates of the query heads that were added, at least one. */
    public KeyHeadEstimates estimate() {
        TextGroups all = TextGroups.of(groups, HeadCounts.union(heads, keys.texts()));
        Map<PairKind, Components> components = new EnumMap<>(PairKind.class);
        for (PairKind kind : PairKind.values()) {
            List<HeadCounts> some = heads.stream()
                    .filter(head -> kind == PairKind.NEAR || !head.hasWindow())
                    .toList();
            components.put(kind, estimate(kind, some, all));
        }
        return new KeyHeadEstimates(heads.size(), all.texts(), components);
    }

    private Components estimate(PairKind kind, List<HeadCounts> some, TextGroups all) {
        Variation variation = new Variation(some.stream().map(HeadCounts::cells).toList(), all);
        SampledKeys sample = keys.sample();
        double[][] counts = some.stream()
                .map(head -> new double[head.cells().sizes().length])
                .toArray(double[][]::new);
        for (int c = 0; c < sample.buckets().length; c++) {
            int bucket = c;
            if (some.stream().noneMatch(head -> head.has(kind, bucket))) {
                continue;
            }
            KeyPairs pairs = keys.pairs(kind, c);
            variation.start(some.stream().map(head -> head.eligible(bucket)).toArray(int[][]::new));
            for (int i = 0; i < pairs.size(); i++) {
                for (int h = 0; h < counts.length; h++) {
                    some.get(h).get(kind, c, i, counts[h]);
                }
                variation.accept(counts, all.of(sample.text(pairs.first()[i])) + 1);
            }
            variation.end();
        }
        return variation.components();
    }
}
