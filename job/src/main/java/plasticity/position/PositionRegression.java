package plasticity.position;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;

/**
 * Least squares of every component on position, x_j ≈ α_j + β_j t: how much of it the line explains and what it leaves.
 *
 * <p>R²_j = min(1, 1 − SS_res / max(SS_tot, 1e-12)). When Σ(t−t̄)² is 0 (one token, or all at one position) β and R² are 0. The line itself comes
 * from {@link PositionSums}.
 */
public final class PositionRegression {
    private static final double SMALLEST_TOTAL = 1e-12;

    private final PositionLine line;
    private final double[] positions;
    private final double[] squares;
    private final double[] sums;
    private final double[] total;

    /** @param positions t, n ≥ 1 values in tokens */
    public PositionRegression(PositionLine line, double[] positions) {
        this.line = line;
        this.positions = positions;
        int d = line.mean().size();
        squares = new double[d];
        sums = new double[d];
        total = new double[d];
    }

    /**
     * Fits the line and takes in all rows.
     *
     * @param positions t, n ≥ 1 values in tokens
     * @param x n×d, row-major
     */
    public static PositionRegression fit(double[] positions, DenseMatrix x) {
        PositionSums positionSums = new PositionSums(positions, x.numCols());
        positionSums.accept(x, 0, x.numRows());
        PositionRegression regression = new PositionRegression(positionSums.line(), positions);
        regression.accept(x, 0, x.numRows());
        return regression;
    }

    /** Takes in the residuals of the rows [from, to) of an n×d row-major matrix; every row once, in order. */
    public void accept(DenseMatrix x, int from, int to) {
        double[] values = x.values();
        int d = sums.length;
        double[] intercept = line.intercept().values();
        double[] slope = line.slope().values();
        double[] mean = line.mean().values();
        for (int i = from; i < to; i++) {
            add(values, i * d, positions[i], intercept, slope, mean);
        }
    }

    private void add(double[] values, int offset, double t, double[] intercept, double[] slope, double[] mean) {
        double[] residuals = sums;
        double[] residualSquares = squares;
        double[] totalSquares = total;
        for (int j = 0; j < residuals.length; j++) {
            double value = values[offset + j];
            double residual = value - (intercept[j] + slope[j] * t);
            double deviation = value - mean[j];
            residuals[j] += residual;
            residualSquares[j] += residual * residual;
            totalSquares[j] += deviation * deviation;
        }
    }

    /** α and β. */
    public PositionLine line() {
        return line;
    }

    /** R², d values, at most 1; below 0 only by rounding. */
    public DenseVector rSquared() {
        double[] rSquared = new double[total.length];
        if (line.spread() > 0) {
            for (int j = 0; j < rSquared.length; j++) {
                rSquared[j] = Math.min(1, 1 - squares[j] / Math.max(total[j], SMALLEST_TOTAL));
            }
        }
        return new DenseVector(rSquared);
    }

    /** The mean of R² over components, NaN ones skipped; NaN if all are. */
    public double meanRSquared() {
        double sum = 0;
        int counted = 0;
        for (double value : rSquared().values()) {
            if (!Double.isNaN(value)) {
                sum += value;
                counted++;
            }
        }
        return sum / counted;
    }

    /** σ²: the variance of each component's residuals with n−1, d values; all 1 when n &lt; 2. */
    public DenseVector residualVariance() {
        int n = positions.length;
        double[] variance = new double[squares.length];
        for (int j = 0; j < variance.length; j++) {
            variance[j] = n < 2 ? 1 : Math.max(0, squares[j] - sums[j] * sums[j] / n) / (n - 1);
        }
        return new DenseVector(variance);
    }

    /** The residuals x_ij − (α_j + β_j t_i) of one component, n values. */
    public double[] residuals(DenseMatrix x, int component) {
        double alpha = line.intercept().values()[component];
        double beta = line.slope().values()[component];
        double[] values = x.values();
        int d = x.numCols();
        double[] residuals = new double[positions.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = values[i * d + component] - (alpha + beta * positions[i]);
        }
        return residuals;
    }
}
