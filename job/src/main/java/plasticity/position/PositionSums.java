package plasticity.position;

import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.DoubleRange;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.PairwiseSum;

/**
 * Computes the least-squares line of each component on position: β_j = Σ(t−t̄)x_j / Σ(t−t̄)², α_j = x̄_j − β_j t̄, and β_j = 0 if all positions are
 * equal.
 *
 * <p>x is not centred: the original does not either, and this reproduces its bits best. Rows are added one by one, in order, so that one pass over a
 * matrix can serve several purposes.
 */
public final class PositionSums {
    private final double meanPosition;
    private final double[] centred;
    private final double sumOfSquares;
    private final double[] sum;
    private final double[] weighted;

    /**
     * @param positions t, n ≥ 1 values, in tokens
     * @param dimension d
     */
    public PositionSums(double[] positions, int dimension) {
        meanPosition = PairwiseSum.mean(positions);
        centred = new double[positions.length];
        double squares = 0;
        for (int i = 0; i < centred.length; i++) {
            centred[i] = positions[i] - meanPosition;
            squares += centred[i] * centred[i];
        }
        sumOfSquares = squares;
        sum = new double[dimension];
        weighted = new double[dimension];
    }

    /** Adds row i. */
    public void accept(int i, double[] x) {
        add(x, centred[i], sum, weighted);
    }

    private static void add(double[] x, double weight, double[] sum, double[] weighted) {
        for (int j = 0; j < x.length; j++) {
            double value = x[j];
            sum[j] += value;
            weighted[j] += weight * value;
        }
    }

    /**
     * The line, after all n rows were added.
     *
     * @throws OutOfRangeException if sums leave the range of a double
     */
    public PositionLine line() {
        int d = sum.length;
        double[] mean = new double[d];
        double[] slope = new double[d];
        double[] intercept = new double[d];
        for (int j = 0; j < d; j++) {
            mean[j] = sum[j] / centred.length;
            slope[j] = sumOfSquares > 0 ? weighted[j] / sumOfSquares : 0;
            intercept[j] = mean[j] - slope[j] * meanPosition;
        }
        DoubleRange.requireFinite("sums of the queries", mean);
        DoubleRange.requireFinite("sums of the queries", slope);
        DoubleRange.requireFinite("sums of the queries", intercept);
        return new PositionLine(
                new DenseVector(intercept), new DenseVector(slope), new DenseVector(mean), sumOfSquares);
    }
}
