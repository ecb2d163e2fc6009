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
    private final NormalScores scores;

    public BucketGaussian(QueryCells cells, PreferenceCounts pair, NormalScores scores) {
        this.cells = cells;
        this.pair = pair;
        this.scores = scores;
    }

    /** Computes mean and variance of the pair that was counted last; see {@link LinearDrift#accept}. */
    public void accept(int[] buckets) {
        for (int b : buckets) {
            accept(b);
        }
    }

    private void accept(int bucket) {
        int groups = cells.groups().groups();
        int from = bucket * groups;
        int at = scores.index(bucket, NormalScores.GAUSSIAN);
        int counts = bucket * cells.values();
        double sum = PreferenceCounts.total(pair.scoreSums, from, groups);
        double squares = PreferenceCounts.total(pair.scoreSquares, from, groups);
        set(at, cells.counts[counts], sum, squares);
        for (int r = 1; r < cells.values(); r++) {
            int group = from + r - 1;
            set(at + r, cells.counts[counts + r], sum - pair.scoreSums[group], squares - pair.scoreSquares[group]);
        }
    }

    private void set(int i, double n, double sum, double squares) {
        double mean = sum / n;
        scores.means[i] = mean;
        scores.variances[i] = n < 2 ? Double.NaN : (squares - sum * mean) / (n - 1);
    }
}
