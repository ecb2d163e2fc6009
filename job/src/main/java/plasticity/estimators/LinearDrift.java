package plasticity.estimators;

import java.util.Arrays;
import plasticity.draws.SampledKeys;
import plasticity.pairs.QueryModel;
import plasticity.position.PositionalRotation;

/**
 * {@code ap_linear}: the plasticity of the reference's model. Queries at position t have mean α + βt and independent components of variance σ² in the
 * rotated space, so the score difference of a pair w is normal with mean (α + βt)·w and variance Σσ²_j·w_j². t is the mean position of the kept
 * queries of the bucket.
 *
 * <p>Assumes linear drift, a diagonal covariance and normality. Source: Attention Plasticity Toolkit.
 */
public final class LinearDrift {
    private final int dimension;
    private final double[] keys;
    /** By value: α·k and β·k of every sampled key. */
    private final double[][] intercepts;

    private final double[][] slopes;
    /** By component: σ² by value. */
    private final double[][] variances;
    /** By bucket and value: mean position of the kept queries; NaN without any. */
    private final double[] positions;

    private final double[] key;
    private final double[] atZero;
    private final double[] perToken;
    private final double[] squares;
    private final NormalScores scores;

    /**
     * @param models one per value
     * @param positions by bucket and value
     */
    public LinearDrift(QueryModel[] models, PositionalRotation rotation, SampledKeys sampled, double[] positions) {
        dimension = sampled.dimension();
        keys = sampled.vectors().clone();
        key = new double[dimension];
        rotate(rotation);
        int values = models.length;
        intercepts = new double[values][sampled.size()];
        slopes = new double[values][sampled.size()];
        variances = new double[dimension][values];
        for (int r = 0; r < values; r++) {
            double[] variance = models[r].positiveVariance();
            for (int j = 0; j < dimension; j++) {
                variances[j][r] = variance[j];
            }
            multiply(models[r].intercept().values(), intercepts[r]);
            multiply(models[r].slope().values(), slopes[r]);
        }
        this.positions = positions;
        atZero = new double[values];
        perToken = new double[values];
        squares = new double[values];
        scores = new NormalScores(positions.length / values, values);
    }

    private void rotate(PositionalRotation rotation) {
        for (int at = 0; at < keys.length; at += dimension) {
            System.arraycopy(keys, at, key, 0, dimension);
            rotation.rotate(key);
            System.arraycopy(key, 0, keys, at, dimension);
        }
    }

    private void multiply(double[] factors, double[] into) {
        for (int one = 0; one < into.length; one++) {
            System.arraycopy(keys, one * dimension, key, 0, dimension);
            into[one] = PositionalRotation.dot(factors, key);
        }
    }

    /** Takes up a pair of sampled keys. */
    public void accept(int first, int second) {
        Arrays.fill(squares, 0);
        for (int j = 0; j < dimension; j++) {
            double w = keys[first * dimension + j] - keys[second * dimension + j];
            addSquare(w, variances[j], squares);
        }
        for (int r = 0; r < atZero.length; r++) {
            atZero[r] = intercepts[r][first] - intercepts[r][second];
            perToken[r] = slopes[r][first] - slopes[r][second];
        }
    }

    /** σ²·w·w in this order: the square of w may leave the range of a double although the product does not. */
    private static void addSquare(double w, double[] variances, double[] sums) {
        for (int r = 0; r < sums.length; r++) {
            sums[r] += variances[r] * w * w;
        }
    }

    /**
     * Adds the pair's plasticity for the queries of some buckets. Sums of other buckets become meaningless.
     *
     * @param buckets indices of the buckets, ascending
     * @param excluded the value (r) that leaves the pair out
     * @param sums by bucket and value
     */
    public void add(int[] buckets, int excluded, double[] sums) {
        for (int b : buckets) {
            int at = b * atZero.length;
            for (int r = 0; r < atZero.length; r++) {
                scores.means[at + r] = atZero[r] + perToken[r] * positions[at + r];
                scores.variances[at + r] = squares[r];
            }
        }
        scores.addPlasticity(buckets, excluded, sums);
    }

    /** The plasticity of the last pair for the queries of a bucket, for all texts. */
    public double plasticity(int bucket) {
        return scores.plasticity(bucket);
    }
}
