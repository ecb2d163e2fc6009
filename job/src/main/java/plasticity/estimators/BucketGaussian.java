package plasticity.estimators;

import java.util.Arrays;

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
    /** By bucket and value: 1/n; 1/(n − 1), NaN for n &lt; 2. */
    private final double[] inverses;

    private final double[] inversesOfFreedom;

    public BucketGaussian(QueryCells cells, PreferenceCounts pair, NormalScores scores) {
        this.cells = cells;
        this.pair = pair;
        this.scores = scores;
        inverses = Arrays.stream(cells.counts).map(n -> 1 / n).toArray();
        inversesOfFreedom = Arrays.stream(cells.counts)
                .map(n -> n < 2 ? Double.NaN : 1 / (n - 1))
                .toArray();
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
        int count = bucket * cells.values();
        double sum = PreferenceCounts.total(pair.scoreSums, from, groups);
        double squares = PreferenceCounts.total(pair.scoreSquares, from, groups);
        set(at, count, sum, squares);
        for (int r = 1; r < cells.values(); r++) {
            int group = from + r - 1;
            set(at + r, count + r, sum - pair.scoreSums[group], squares - pair.scoreSquares[group]);
        }
    }

    private void set(int i, int count, double sum, double squares) {
        double mean = sum * inverses[count];
        scores.means[i] = mean;
        scores.variances[i] = (squares - sum * mean) * inversesOfFreedom[count];
    }
}
