package plasticity.comparison;

import java.util.BitSet;
import java.util.List;
import plasticity.jackknife.Estimate;

/** The rankings of heads by a metric in a run: by its values for all texts, and by its replicates. */
final class RankedHeads {
    private final Ranking[] rankings;
    private final double[][] ranks;
    private final double[] values;

    /** @param heads defined; their replicates are used if all heads have the same number of defined ones */
    RankedHeads(List<Estimate> heads) {
        values = heads.stream().mapToDouble(Estimate::value).toArray();
        boolean hasReplicates = heads.stream().noneMatch(head -> Double.isNaN(head.standardError()));
        rankings = new Ranking[hasReplicates ? 1 + Means.replicates(heads) : 1];
        ranks = new double[rankings.length][];
        rankings[0] = new Ranking(values);
        for (int r = 1; r < rankings.length; r++) {
            int g = r - 1;
            rankings[r] = new Ranking(
                    heads.stream().mapToDouble(head -> head.replicate(g)).toArray());
        }
        for (int r = 0; r < rankings.length; r++) {
            ranks[r] = rankings[r].ranks();
        }
    }

    /** Number of replicates that all heads have. */
    int replicates() {
        return rankings.length - 1;
    }

    double value(int head) {
        return values[head];
    }

    /**
     * The heads with the largest or smallest values.
     *
     * @param r 0 for all texts, g + 1 for replicate g
     */
    BitSet extremes(int r, int size, boolean isLargest) {
        return isLargest ? rankings[r].largest(size) : rankings[r].smallest(size);
    }

    /**
     * The rank correlation with the same heads in another run. Its error is the jackknife's over the texts: of both runs at once if they are paired,
     * otherwise of one run at a time, and the squares are added.
     */
    RankCorrelation correlation(RankedHeads other, boolean isPaired) {
        double all = RankCorrelation.of(ranks[0], other.ranks[0]);
        double error = isPaired
                ? error(
                        all,
                        Math.min(replicates(), other.replicates()),
                        g -> RankCorrelation.of(ranks[g + 1], other.ranks[g + 1]))
                : Math.hypot(
                        error(all, replicates(), g -> RankCorrelation.of(ranks[g + 1], other.ranks[0])),
                        error(all, other.replicates(), g -> RankCorrelation.of(ranks[0], other.ranks[g + 1])));
        return new RankCorrelation(all, error);
    }

    private interface Replicate {
        double without(int group);
    }

    private static double error(double all, int replicates, Replicate replicate) {
        double[] values = new double[replicates + 1];
        values[0] = all;
        for (int g = 0; g < replicates; g++) {
            values[g + 1] = replicate.without(g);
        }
        return new Estimate(values).standardError();
    }
}
