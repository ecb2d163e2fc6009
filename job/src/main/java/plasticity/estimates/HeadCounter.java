package plasticity.estimates;

import plasticity.draws.KeyPairs;
import plasticity.draws.PairKind;
import plasticity.draws.SampledQueries;
import plasticity.estimators.PairScores;
import plasticity.estimators.PreferenceCounts;
import plasticity.estimators.QueryCells;
import plasticity.jackknife.TextGroups;
import plasticity.variation.HeadCells;

/** Counts how the sampled queries of a head choose between keys, without estimating anything: for a head whose own estimates are known. */
public final class HeadCounter {
    private HeadCounter() {}

    /**
     * @param sample the sampled queries, with their vectors
     * @param texts texts of the kept queries, ascending
     * @param eligible by index of key bucket: indices of the query buckets for which it is eligible, ascending
     */
    public static HeadCounts count(
            KeySide keys, SampledQueries sample, long[] texts, boolean hasWindow, int[][] eligible) {
        HeadCells cells = new HeadCells(sample.buckets(), sample.bucketCells(), sample.cellSizes(), sample.cellTexts());
        HeadCounts counts = new HeadCounts(cells, texts, hasWindow, eligible, keys);
        QueryCells queries = new QueryCells(sample, TextGroups.of(1, texts));
        PairScores scores = new PairScores(queries, keys.sample());
        PreferenceCounts pair = new PreferenceCounts(queries);
        // In the order of HeadEstimator, since which products PairScores computes depends on it.
        for (PairKind kind : PairKind.values()) {
            for (int c = 0; c < eligible.length; c++) {
                if (counts.has(kind, c)) {
                    count(counts, kind, c, keys.pairs(kind, c), scores, pair, eligible[c]);
                }
            }
        }
        return counts;
    }

    private static void count(
            HeadCounts counts,
            PairKind kind,
            int keyBucket,
            KeyPairs pairs,
            PairScores scores,
            PreferenceCounts pair,
            int[] eligible) {
        scores.prepare(pairs);
        for (int i = 0; i < pairs.size(); i++) {
            pair.accept(scores, i, eligible);
            counts.set(kind, keyBucket, i, pair.cellCounts());
        }
    }
}
