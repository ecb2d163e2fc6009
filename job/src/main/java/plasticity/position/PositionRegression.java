package plasticity.position;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.PairwiseSum;

/**
 * Least squares of every component on position: x_j ≈ α_j + β_j t.
 *
 * <p>With t the positions: β_j = Σ(t−t̄)x_j / Σ(t−t̄)², α_j = x̄_j − β_j t̄ and R²_j = min(1, 1 − SS_res / max(SS_tot, 1e-12)). When
 * Σ(t−t̄)² is 0 (one token, or all at one position) β and R² are 0.
 */
public final class PositionRegression {
    private static final double SMALLEST_TOTAL = 1e-12;

    private final DenseVector intercept;
    private final DenseVector slope;
    private final DenseVector rSquared;
    private final double[] residualSquares;
    private final double[] residualSums;
    private final int size;

    private PositionRegression(
            double[] intercept, double[] slope, double[] rSquared, double[] squares, double[] sums, int size) {
        this.intercept = new DenseVector(intercept);
        this.slope = new DenseVector(slope);
        this.rSquared = new DenseVector(rSquared);
        this.residualSquares = squares;
        this.residualSums = sums;
        this.size = size;
    }

    /**
     * @param positions t, n ≥ 1 values in tokens
     * @param x n×d, row-major
     */
    public static PositionRegression fit(double[] positions, DenseMatrix x) {
        int n = x.numRows();
        int d = x.numCols();
        double[] values = x.values();
        double meanPosition = PairwiseSum.mean(positions);
        double[] centred = new double[n];
        double spread = 0;
        for (int i = 0; i < n; i++) {
            centred[i] = positions[i] - meanPosition;
            spread += centred[i] * centred[i];
        }

        double[] mean = new double[d];
        double[] slope = new double[d];
        for (int i = 0, at = 0; i < n; i++) {
            double weight = centred[i];
            for (int j = 0; j < d; j++, at++) {
                mean[j] += values[at];
                slope[j] += weight * values[at];
            }
        }
        double[] intercept = new double[d];
        for (int j = 0; j < d; j++) {
            mean[j] /= n;
            slope[j] = spread > 0 ? slope[j] / spread : 0;
            intercept[j] = mean[j] - slope[j] * meanPosition;
        }

        double[] total = new double[d];
        double[] squares = new double[d];
        double[] sums = new double[d];
        for (int i = 0, at = 0; i < n; i++) {
            double t = positions[i];
            for (int j = 0; j < d; j++, at++) {
                double residual = values[at] - (intercept[j] + slope[j] * t);
                double deviation = values[at] - mean[j];
                sums[j] += residual;
                squares[j] += residual * residual;
                total[j] += deviation * deviation;
            }
        }
        double[] rSquared = new double[d];
        if (spread > 0) {
            for (int j = 0; j < d; j++) {
                rSquared[j] = Math.min(1, 1 - squares[j] / Math.max(total[j], SMALLEST_TOTAL));
            }
        }
        return new PositionRegression(intercept, slope, rSquared, squares, sums, n);
    }

    /** α, d values. */
    public DenseVector intercept() {
        return intercept;
    }

    /** β, d values, per token. */
    public DenseVector slope() {
        return slope;
    }

    /** R², d values, at most 1; below 0 only by rounding. */
    public DenseVector rSquared() {
        return rSquared;
    }

    /** ‖β‖. */
    public double slopeNorm() {
        return PositionalRotation.norm(slope.values());
    }

    /** The mean of R² over components, NaN ones skipped; NaN if all are. */
    public double meanRSquared() {
        double sum = 0;
        int counted = 0;
        for (double value : rSquared.values()) {
            if (!Double.isNaN(value)) {
                sum += value;
                counted++;
            }
        }
        return sum / counted;
    }

    /** σ²: the variance of each component's residuals with n−1, d values; all 1 when n &lt; 2. */
    public DenseVector residualVariance() {
        double[] variance = new double[residualSquares.length];
        for (int j = 0; j < variance.length; j++) {
            variance[j] = size < 2
                    ? 1
                    : Math.max(0, residualSquares[j] - residualSums[j] * residualSums[j] / size) / (size - 1);
        }
        return new DenseVector(variance);
    }

    /** The residuals x_ij − (α_j + β_j t_i) of one component, n values. */
    public double[] residuals(double[] positions, DenseMatrix x, int component) {
        double alpha = intercept.values()[component];
        double beta = slope.values()[component];
        double[] values = x.values();
        int d = x.numCols();
        double[] residuals = new double[positions.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = values[i * d + component] - (alpha + beta * positions[i]);
        }
        return residuals;
    }
}
