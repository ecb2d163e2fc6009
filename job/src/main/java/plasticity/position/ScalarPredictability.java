package plasticity.position;

import java.io.Serializable;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.PairwiseSum;
import plasticity.sample.RowSweep;

/**
 * How well one number a query, its projection on the positional direction, tells the (logarithmic) position.
 *
 * <p>y = log2(p + 1), s = X·β/‖β‖, least squares y ≈ a + c·s. Where ‖β‖ is 0, s is constant or y is constant, nothing is predicted: R² is 0
 * and the projection's error equals the baseline's.
 *
 * @param rSquared 1 − SS_res/SS_tot of y
 * @param maeBaseline mean |y − ȳ|, in doublings of position
 * @param maeProjection mean |y − ŷ|, in doublings of position
 */
public record ScalarPredictability(double rSquared, double maeBaseline, double maeProjection) implements Serializable {
    private static final double LOG_2 = Math.log(2);

    /**
     * @param positions p, n ≥ 1 values, each above −1
     * @param x n×d, row-major
     * @param slope β of the regression of x on p
     */
    public static ScalarPredictability of(double[] positions, DenseMatrix x, DenseVector slope) {
        double[] projection = new double[positions.length];
        RowSweep.read(x, (i, row) -> projection[i] = projection(row, slope));
        return of(positions, projection, PositionalRotation.norm(slope.values()));
    }

    /** x·β. */
    public static double projection(double[] x, DenseVector slope) {
        return PositionalRotation.dot(slope.values(), x);
    }

    /**
     * @param positions p, n ≥ 1 values, each above −1
     * @param projection X·β, n values
     * @param length ‖β‖
     * @throws OutOfRangeException if sums of squares leave the range of a double
     */
    public static ScalarPredictability of(double[] positions, double[] projection, double length) {
        int n = positions.length;
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = log2(positions[i] + 1);
        }
        double meanY = PairwiseSum.mean(y);
        double[] absolute = new double[n];
        double total = 0;
        for (int i = 0; i < n; i++) {
            double deviation = y[i] - meanY;
            absolute[i] = Math.abs(deviation);
            total += deviation * deviation;
        }
        double baseline = PairwiseSum.mean(absolute);
        ScalarPredictability nothing = new ScalarPredictability(0, baseline, baseline);

        if (!(length > 0)) {
            return nothing;
        }
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = projection[i] / length;
        }
        double meanS = PairwiseSum.mean(s);
        double spread = 0;
        double covariance = 0;
        for (int i = 0; i < n; i++) {
            double deviation = s[i] - meanS;
            spread += deviation * deviation;
            covariance += deviation * (y[i] - meanY);
        }
        DoubleRange.requireFinite("squares of the projected queries", spread, covariance);
        if (!(spread > 0)) {
            return nothing;
        }
        double gradient = covariance / spread;
        double offset = meanY - gradient * meanS;
        double unexplained = 0;
        for (int i = 0; i < n; i++) {
            double residual = y[i] - (offset + gradient * s[i]);
            absolute[i] = Math.abs(residual);
            unexplained += residual * residual;
        }
        DoubleRange.requireFinite("squares of the projected queries", unexplained);
        double rSquared = total > 0 ? 1 - unexplained / total : 0;
        return new ScalarPredictability(rSquared, baseline, PairwiseSum.mean(absolute));
    }

    /** projection/baseline: below 1 where the projection helps; 1 when the baseline is 0. */
    public double maeRatio() {
        return maeBaseline == 0 ? 1 : maeProjection / maeBaseline;
    }

    private static double log2(double value) {
        // Exact at powers of two, as numpy's log2 is; elsewhere within an ulp or two of it.
        int exponent = Math.getExponent(value);
        return value == Math.scalb(1.0, exponent) ? exponent : Math.log(value) / LOG_2;
    }
}
