package plasticity.estimators;

/**
 * {@code ap_gaussian}: the plasticity if the score difference y of a pair is normal within a bucket, with the mean and variance (n − 1) of the
 * bucket's sampled queries.
 *
 * <p>Assumes normality only; undefined for n &lt; 2. {@code linear_full − gaussian} is the effect of non-linear drift, {@code gaussian − empirical}
 * that of scores that are not normal.
 */
public final class BucketGaussian {
    private final QueryCells cells;
    private final PreferenceCounts pair;

    public BucketGaussian(QueryCells cells, PreferenceCounts pair) {
        this.cells = cells;
        this.pair = pair;
    }

    /** Adds the plasticity of the pair that was counted last; see {@link LinearDrift#add}. */
    public void add(int bucket, int excluded, double[] sums) {
        int groups = cells.groups().groups();
        int from = bucket * groups;
        int at = bucket * cells.values();
        double sum = PreferenceCounts.total(pair.scoreSums, from, groups);
        double squares = PreferenceCounts.total(pair.scoreSquares, from, groups);
        sums[at] += plasticity(sum, squares, cells.counts[at]);
        for (int r = 1; r < cells.values(); r++) {
            if (r != excluded) {
                int group = from + r - 1;
                sums[at + r] += plasticity(
                        sum - pair.scoreSums[group], squares - pair.scoreSquares[group], cells.counts[at + r]);
            }
        }
    }

    private static double plasticity(double sum, double squares, double n) {
        double mean = sum / n;
        return n < 2 ? Double.NaN : NormalPlasticity.of(mean, (squares - sum * mean) / (n - 1));
    }
}
