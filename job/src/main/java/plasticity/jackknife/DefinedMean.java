package plasticity.jackknife;

/** A weighted mean of metrics, separately for each of their R values; undefined values are left out. */
public final class DefinedMean {
    private final double[] sums;
    private final double[] weights;

    /** @param values R */
    public DefinedMean(int values) {
        sums = new double[values];
        weights = new double[values];
    }

    /** Adds a metric. */
    public void add(Estimate metric, double weight) {
        double[] values = metric.values();
        for (int r = 0; r < sums.length; r++) {
            if (!Double.isNaN(values[r])) {
                sums[r] += weight * values[r];
                weights[r] += weight;
            }
        }
    }

    /** The mean; NaN where nothing was defined. */
    public Estimate mean() {
        double[] means = new double[sums.length];
        for (int r = 0; r < means.length; r++) {
            means[r] = sums[r] / weights[r];
        }
        return new Estimate(means);
    }
}
