package plasticity.estimators;

/**
 * {@code ap_linear_full}: the plasticity under linear drift with the full covariance of the queries. The score difference y of a pair is regressed on
 * position over the sampled queries of all buckets; the mean is the line at the mean position of the bucket's sampled queries, the variance
 * Σ residual²/(n − 1). A line over equal positions is flat.
 *
 * <p>Assumes linear drift and normality, with the same covariance at all positions; undefined for n &lt; 2. {@code linear − linear_full} is the
 * effect of the diagonal covariance.
 */
public final class FullCovarianceDrift {
    private final QueryCells cells;
    private final PreferenceCounts pair;
    /** By value, over all buckets: number of queries, mean position, Σ(t − t̄)². */
    private final double[] counts;

    private final double[] meanPositions;
    private final double[] squares;

    private final double[] means;
    private final double[] slopes;
    private final double[] variances;
    private final NormalScores scores;

    public FullCovarianceDrift(QueryCells cells, PreferenceCounts pair, NormalScores scores) {
        this.cells = cells;
        this.pair = pair;
        int values = cells.values();
        counts = new double[values];
        meanPositions = new double[values];
        squares = new double[values];
        means = new double[values];
        slopes = new double[values];
        variances = new double[values];
        this.scores = scores;
        for (int r = 0; r < values; r++) {
            positions(r);
        }
    }

    private void positions(int r) {
        double sum = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int pass = 0; pass < 2; pass++) {
            for (int cell = 0; cell < cells.cellSizes().length; cell++) {
                if (cells.cellGroups()[cell] == r - 1) {
                    continue;
                }
                for (int q = cells.cellStarts()[cell]; q < cells.cellStarts()[cell + 1]; q++) {
                    double t = cells.positions()[q];
                    if (pass == 0) {
                        counts[r]++;
                        sum += t;
                        lowest = Math.min(lowest, t);
                        highest = Math.max(highest, t);
                    } else {
                        squares[r] += (t - meanPositions[r]) * (t - meanPositions[r]);
                    }
                }
            }
            meanPositions[r] = sum / counts[r];
        }
        if (lowest == highest) {
            squares[r] = 0;
        }
    }

    /** Computes mean and variance of the pair that was counted last; see {@link LinearDrift#accept}. */
    public void accept(int[] buckets) {
        for (int r = 0; r < means.length; r++) {
            double n = counts[r];
            means[r] = pair.allSums[r] / n;
            double covariance = pair.allProducts[r] - meanPositions[r] * pair.allSums[r];
            slopes[r] = squares[r] > 0 ? covariance / squares[r] : 0;
            double residual = pair.allSquares[r] - pair.allSums[r] * means[r] - slopes[r] * covariance;
            variances[r] = n < 2 ? Double.NaN : Math.max(0, residual) / (n - 1);
        }
        for (int b : buckets) {
            int at = scores.index(b, NormalScores.LINEAR_FULL);
            int bucket = b * means.length;
            for (int r = 0; r < means.length; r++) {
                scores.means[at + r] = means[r] + slopes[r] * (cells.meanPositions[bucket + r] - meanPositions[r]);
                scores.variances[at + r] = variances[r];
            }
        }
    }
}
