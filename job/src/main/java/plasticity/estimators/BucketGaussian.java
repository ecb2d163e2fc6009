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
        int at = bucket * cells.values();
        for (int r = 0; r < cells.values(); r++) {
            if (r != excluded) {
                double n = cells.counts[at + r];
                double mean = pair.scoreSums[at + r] / n;
                double squares = pair.scoreSquares[at + r] - pair.scoreSums[at + r] * mean;
                sums[at + r] += n < 2 ? Double.NaN : NormalPlasticity.of(mean, squares / (n - 1));
            }
        }
    }
}
