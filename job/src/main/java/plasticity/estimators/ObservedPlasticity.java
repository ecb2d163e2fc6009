package plasticity.estimators;

import java.util.Arrays;

/**
 * Plasticity counted on the sampled queries of a bucket, without a model. With n_e queries of text e, of which s_e prefer the first key:
 *
 * <ul>
 *   <li>{@code ap_empirical} = 4·Σ_{e≠e′} s_e(n_e′ − s_e′) / Σ_{e≠e′} n_e·n_e′: twice the probability that two queries of different texts disagree.
 *       Unbiased for 4p(1 − p) if texts are independent; undefined for one text. May exceed 1.
 *   <li>{@code ap_token} = 4·Σ s_e(n_e − s_e)/(n_e − 1) / Σ n_e over texts with at least two queries: the same within a text.
 * </ul>
 */
public final class ObservedPlasticity {
    private final QueryCells cells;
    private final PreferenceCounts pair;
    /** By bucket and value: 4 / Σ n_e·n_e′; 4 / Σ n_e, NaN without queries. */
    private final double[] factors;

    private final double[] factorsWithin;

    public ObservedPlasticity(QueryCells cells, PreferenceCounts pair) {
        this.cells = cells;
        this.pair = pair;
        factors = Arrays.stream(cells.pairsOfTexts).map(pairs -> 4 / pairs).toArray();
        factorsWithin = Arrays.stream(cells.countsInPairs)
                .map(n -> n > 0 ? 4 / n : Double.NaN)
                .toArray();
    }

    /**
     * Adds {@code ap_empirical} of the pair that was counted last.
     *
     * @param excluded the value (r) that leaves the pair out
     * @param sums by bucket and value
     * @return the plasticity for all texts
     */
    public double addBetweenTexts(int bucket, int excluded, double[] sums) {
        int groups = cells.groups().groups();
        int from = bucket * groups;
        int at = bucket * cells.values();
        double s = PreferenceCounts.total(pair.sums, from, groups);
        double product = PreferenceCounts.total(pair.products, from, groups);
        double first = betweenTexts(s, product, at);
        sums[at] += first;
        for (int r = 1; r < cells.values(); r++) {
            if (r != excluded) {
                int group = from + r - 1;
                sums[at + r] += betweenTexts(s - pair.sums[group], product - pair.products[group], at + r);
            }
        }
        return first;
    }

    private double betweenTexts(double s, double product, int i) {
        return (s * (cells.counts[i] - s) - product) * factors[i];
    }

    /** Adds {@code ap_token} of the pair that was counted last; see {@link #addBetweenTexts}. */
    public void addWithinTexts(int bucket, int excluded, double[] sums) {
        int groups = cells.groups().groups();
        int from = bucket * groups;
        int at = bucket * cells.values();
        double quotient = PreferenceCounts.total(pair.quotients, from, groups);
        for (int r = 0; r < cells.values(); r++) {
            if (r != excluded) {
                double left = r == 0 ? quotient : quotient - pair.quotients[from + r - 1];
                sums[at + r] += left * factorsWithin[at + r];
            }
        }
    }
}
