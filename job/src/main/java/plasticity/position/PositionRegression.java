package plasticity.position;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.RowSweep;

/**
 * Least squares of every component on position, x_j ≈ α_j + β_j t: how much of it the line explains. Rows are taken in one by one.
 *
 * <p>R²_j = min(1, 1 − SS_res / max(SS_tot, 1e-12)). When Σ(t−t̄)² is 0 (one token, or all at one position) β and R² are 0. The line itself comes
 * from {@link PositionSums}.
 */
public final class PositionRegression {
    private static final double SMALLEST_TOTAL = 1e-12;

    private final PositionLine line;
    private final double[] positions;
    private final double[] unexplained;
    private final double[] total;

    /** @param positions t, n ≥ 1 values in tokens */
    public PositionRegression(PositionLine line, double[] positions) {
        this.line = line;
        this.positions = positions;
        int d = line.mean().size();
        unexplained = new double[d];
        total = new double[d];
    }

    /**
     * Fits the line and takes in all rows.
     *
     * @param positions t, n ≥ 1 values in tokens
     * @param x n×d, row-major
     */
    public static PositionRegression fit(double[] positions, DenseMatrix x) {
        PositionRegression regression = new PositionRegression(PositionSums.line(positions, x), positions);
        RowSweep.read(x, regression::accept);
        return regression;
    }

    /** Takes in row i; every row once. */
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

    /** α and β. */
    public PositionLine line() {
        return line;
    }

    /**
     * R², d values, at most 1; below 0 only by rounding.
     *
     * @throws OutOfRangeException if sums of squares leave the range of a double
     */
    public DenseVector rSquared() {
        DoubleRange.requireFinite("squares of the queries", unexplained);
        DoubleRange.requireFinite("squares of the queries", total);
        double[] rSquared = new double[total.length];
        if (line.spread() > 0) {
            for (int j = 0; j < rSquared.length; j++) {
                rSquared[j] = Math.min(1, 1 - unexplained[j] / Math.max(total[j], SMALLEST_TOTAL));
            }
        }
        return new DenseVector(rSquared);
    }

    /** Whether R² exists and every component's SS_tot is below the least divisor, so that R² says nothing. */
    public boolean isFloored() {
        return line.spread() > 0 && Arrays.stream(total).allMatch(squares -> squares < SMALLEST_TOTAL);
    }

    /** The mean of {@link #rSquared} over components. */
    public double meanRSquared() {
        double sum = 0;
        double[] rSquared = rSquared().values();
        for (double value : rSquared) {
            sum += value;
        }
        return sum / rSquared.length;
    }
}
