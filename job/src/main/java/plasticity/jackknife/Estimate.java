package plasticity.jackknife;

import java.io.Serializable;

/**
 * A metric with its replicates: its value for all texts and its value without each group of texts. Calculations with estimates apply to all values
 * alike, so a formula is written once.
 *
 * <p>The standard error is that of the delete-a-group jackknife: se² = (G−1)/G·Σ(θ_g − θ̄)² over the G replicates θ_g with mean θ̄. It assumes that
 * texts are independent and that the metric is a smooth function of sums over texts. Confidence intervals use Student's t with G−1 degrees of
 * freedom. Reference: P. S. Kott, <i>The delete-a-group jackknife</i>, Journal of Official Statistics 17 (2001).
 */
public final class Estimate implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double[] values;

    /** @param values the value for all texts, then those without each group; NaN where undefined; not copied */
    public Estimate(double... values) {
        this.values = values;
    }

    /** The value for all texts; NaN if it is undefined. */
    public double value() {
        return values[0];
    }

    double[] values() {
        return values;
    }

    /** Number of replicates G; 0 if there are none. */
    public int replicates() {
        return values.length - 1;
    }

    /** The value without group g; NaN if it is undefined. */
    public double replicate(int g) {
        return values[g + 1];
    }

    /** The standard error; NaN if the value or a replicate is undefined, or there are fewer than two replicates. */
    public double standardError() {
        int groups = replicates();
        if (groups < 2 || Double.isNaN(value())) {
            return Double.NaN;
        }
        double mean = 0;
        for (int g = 0; g < groups; g++) {
            mean += replicate(g);
        }
        mean /= groups;
        double squares = 0;
        for (int g = 0; g < groups; g++) {
            squares += (replicate(g) - mean) * (replicate(g) - mean);
        }
        return Math.sqrt((groups - 1.0) / groups * squares);
    }

    /** The difference of two metrics, of all texts and of each replicate. */
    public Estimate minus(Estimate other) {
        double[] difference = new double[values.length];
        for (int r = 0; r < difference.length; r++) {
            difference[r] = values[r] - other.values[r];
        }
        return new Estimate(difference);
    }
}
