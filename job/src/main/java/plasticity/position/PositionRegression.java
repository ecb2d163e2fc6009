package plasticity.position;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;

/**
 * Computes R² of the least-squares line of each component on position, x_j ≈ α_j + β_j t. Rows are added one by one; the lines are those of
 * {@link PositionSums}.
 *
 * <p>R²_j = min(1, 1 − SS_res,j / max(SS_tot,j, 1e-12)). R² is 0 if all tokens have the same position.
 */
public final class PositionRegression {
    private static final double MIN_TOTAL = 1e-12;

    private final PositionLine line;
    private final double[] positions;
    private final double[] unexplained;
    private final double[] total;

    /** @param positions t, n ≥ 1 values, in tokens */
    public PositionRegression(PositionLine line, double[] positions) {
        this.line = line;
        this.positions = positions;
        int d = line.mean().size();
        unexplained = new double[d];
        total = new double[d];
    }

    /** Adds row i; each row is to be added once. */
    public void accept(int i, double[] x) {
        add(
                x,
                positions[i],
                line.intercept().values(),
                line.slope().values(),
                line.mean().values(),
                unexplained,
                total);
    }

    private static void add(
            double[] x,
            double t,
            double[] intercept,
            double[] slope,
            double[] mean,
            double[] unexplained,
            double[] total) {
        for (int j = 0; j < x.length; j++) {
            double value = x[j];
            double residual = value - (intercept[j] + slope[j] * t);
            double deviation = value - mean[j];
            unexplained[j] += residual * residual;
            total[j] += deviation * deviation;
        }
    }

    /**
     * R² of each component, d values, at most 1; negative only by rounding.
     *
     * @throws OutOfRangeException if sums of squares leave the range of a double
     */
    public DenseVector rSquared() {
        DoubleRange.requireFinite("squares of the queries", unexplained);
        DoubleRange.requireFinite("squares of the queries", total);
        double[] rSquared = new double[total.length];
        if (line.sumOfSquares() > 0) {
            for (int j = 0; j < rSquared.length; j++) {
                rSquared[j] = Math.min(1, 1 - unexplained[j] / Math.max(total[j], MIN_TOTAL));
            }
        }
        return new DenseVector(rSquared);
    }

    /** Whether the positions differ and SS_tot of every component is below 1e-12, so that no R² is meaningful. */
    public boolean isFloored() {
        return line.sumOfSquares() > 0 && Arrays.stream(total).allMatch(squares -> squares < MIN_TOTAL);
    }

    /** The mean of {@link #rSquared} over all components. */
    public double meanRSquared() {
        double sum = 0;
        double[] rSquared = rSquared().values();
        for (double value : rSquared) {
            sum += value;
        }
        return sum / rSquared.length;
    }
}
