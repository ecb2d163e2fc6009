package plasticity.estimators;

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

    public ObservedPlasticity(QueryCells cells, PreferenceCounts pair) {
        this.cells = cells;
        this.pair = pair;
    }

    /**
     * Adds {@code ap_empirical} of the pair that was counted last; see {@link LinearDrift#add}.
     *
     * @return the plasticity for all texts
     */
    public double addBetweenTexts(int bucket, int excluded, double[] sums) {
        int at = bucket * cells.values();
        for (int r = 0; r < cells.values(); r++) {
            if (r != excluded) {
                sums[at + r] += betweenTexts(at + r);
            }
        }
        return betweenTexts(at);
    }

    private double betweenTexts(int i) {
        double s = pair.sums[i];
        return 4 * (s * (cells.counts[i] - s) - pair.products[i]) / cells.pairsOfTexts[i];
    }

    /** Adds {@code ap_token} of the pair that was counted last; see {@link LinearDrift#add}. */
    public void addWithinTexts(int bucket, int excluded, double[] sums) {
        int at = bucket * cells.values();
        for (int r = 0; r < cells.values(); r++) {
            if (r != excluded) {
                double n = cells.countsInPairs[at + r];
                // Quotients without a group are not exact, so they may differ from 0 without queries.
                sums[at + r] += n > 0 ? 4 * pair.quotients[at + r] / n : Double.NaN;
            }
        }
    }
}
