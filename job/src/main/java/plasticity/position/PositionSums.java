package plasticity.position;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.PairwiseSum;

/**
 * The sums behind the least-squares line of every component on position: β_j = Σ(t−t̄)x_j / Σ(t−t̄)², α_j = x̄_j − β_j t̄. x is not centred, as in the
 * original, whose bits this reproduces best.
 *
 * <p>Rows are taken in a stretch at a time, in order, so that one sweep over a matrix can serve several purposes.
 */
public final class PositionSums {
    private final double meanPosition;
    private final double[] centred;
    private final double spread;
    private final double[] sum;
    private final double[] weighted;

    /**
     * @param positions t, n ≥ 1 values in tokens
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
        spread = squares;
        sum = new double[dimension];
        weighted = new double[dimension];
    }

    /** Takes in the rows [from, to) of an n×d row-major matrix. */
    public void accept(DenseMatrix x, int from, int to) {
        double[] values = x.values();
        int d = sum.length;
        for (int i = from; i < to; i++) {
            add(values, i * d, centred[i], sum, weighted);
        }
    }

    private static void add(double[] values, int offset, double weight, double[] sum, double[] weighted) {
        for (int j = 0; j < sum.length; j++) {
            double value = values[offset + j];
            sum[j] += value;
            weighted[j] += weight * value;
        }
    }

    /** The line, once all n rows were taken in. */
    public PositionLine line() {
        int d = sum.length;
        double[] mean = new double[d];
        double[] slope = new double[d];
        double[] intercept = new double[d];
        for (int j = 0; j < d; j++) {
            mean[j] = sum[j] / centred.length;
            slope[j] = spread > 0 ? weighted[j] / spread : 0;
            intercept[j] = mean[j] - slope[j] * meanPosition;
        }
        return new PositionLine(new DenseVector(intercept), new DenseVector(slope), new DenseVector(mean), spread);
    }
}
