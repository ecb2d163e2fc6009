package plasticity.position;

import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;

/** Computes the residual variance of each component about its regression line, x_ij − (α_j + β_j t_i). Rows are added one by one. */
public final class LineResiduals {
    private final double[] intercept;
    private final double[] slope;
    private final double[] positions;
    private final double[] sums;
    private final double[] squares;

    /** @param positions t, n ≥ 1 values, in tokens */
    public LineResiduals(PositionLine line, double[] positions) {
        this.intercept = line.intercept().values();
        this.slope = line.slope().values();
        this.positions = positions;
        sums = new double[slope.length];
        squares = new double[slope.length];
    }

    /** Adds row i; each row is to be added once. */
    public void accept(int i, double[] x) {
        add(x, positions[i], intercept, slope, sums, squares);
    }

    private static void add(double[] x, double t, double[] intercept, double[] slope, double[] sums, double[] squares) {
        for (int j = 0; j < x.length; j++) {
            double residual = x[j] - (intercept[j] + slope[j] * t);
            sums[j] += residual;
            squares[j] += residual * residual;
        }
    }

    /**
     * σ²_j = Σ(r_ij − r̄_j)²/(n−1): the variance of each component's residuals, d values ≥ 0; all 1 if n &lt; 2.
     *
     * @throws OutOfRangeException if sums of squares leave the range of a double
     */
    public DenseVector variance() {
        int n = positions.length;
        double[] variance = new double[squares.length];
        for (int j = 0; j < variance.length; j++) {
            variance[j] = n < 2 ? 1 : Math.max(0, squares[j] - sums[j] * sums[j] / n) / (n - 1);
        }
        DoubleRange.requireFinite("squares of the queries", variance);
        return new DenseVector(variance);
    }
}
