package plasticity.position;

import java.io.Serializable;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.PairwiseSum;

/**
 * How well a one-dimensional projection of the query predicts log₂(position + 1): univariate least-squares regression on the projection on the
 * positional direction.
 *
 * <p>With y = log₂(p + 1) and s = X·β/‖β‖, ŷ = a + c·s. If ‖β‖ is 0, or s or y is constant, nothing is predicted: R² is 0 and ŷ = ȳ.
 *
 * @param rSquared 1 − Σ(y − ŷ)²/Σ(y − ȳ)², at most 1
 * @param maeBaseline mean absolute error of the mean, mean |y − ȳ|, in doublings of position
 * @param maeProjection mean absolute error of the prediction, mean |y − ŷ|, in doublings of position
 */
public record ScalarPredictability(double rSquared, double maeBaseline, double maeProjection) implements Serializable {
    private static final double LOG_2 = Math.log(2);

    /**
     * @param positions p, n ≥ 1 values greater than −1
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
        ScalarPredictability unpredicted = new ScalarPredictability(0, baseline, baseline);

        if (!(length > 0)) {
            return unpredicted;
        }
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = projection[i] / length;
        }
        double meanS = PairwiseSum.mean(s);
        double sumOfSquares = 0;
        double covariance = 0;
        for (int i = 0; i < n; i++) {
            double deviation = s[i] - meanS;
            sumOfSquares += deviation * deviation;
            covariance += deviation * (y[i] - meanY);
        }
        DoubleRange.requireFinite("squares of the projected queries", sumOfSquares, covariance);
        if (!(sumOfSquares > 0)) {
            return unpredicted;
        }
        double gradient = covariance / sumOfSquares;
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

    /** Error of the prediction divided by that of the baseline: below 1 if the projection helps; 1 if the baseline is 0. */
    public double maeRatio() {
        return maeBaseline == 0 ? 1 : maeProjection / maeBaseline;
    }

    private static double log2(double value) {
        // Exact at powers of two, like numpy's log2; elsewhere within two ulps of it.
        int exponent = Math.getExponent(value);
        return value == Math.scalb(1.0, exponent) ? exponent : Math.log(value) / LOG_2;
    }
}
