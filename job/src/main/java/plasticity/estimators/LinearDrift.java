package plasticity.estimators;

import java.util.Arrays;
import plasticity.draws.KeyPairs;
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
    /** By value and component: σ². */
    private final double[][] variances;
    /** By bucket and value: mean position of the kept queries; NaN without any. */
    private final double[] positions;

    private final double[] key;
    private final double[] atZero;
    private final double[] perToken;
    private KeyPairs pairs;
    /** By value and prepared pair: Σσ²_j·w_j². */
    private final double[][] squares;

    private final NormalScores scores;

    /**
     * @param models one per value
     * @param positions by bucket and value
     * @param scores receives means and variances
     */
    public LinearDrift(
            QueryModel[] models,
            PositionalRotation rotation,
            SampledKeys sampled,
            double[] positions,
            NormalScores scores) {
        dimension = sampled.dimension();
        keys = sampled.vectors().clone();
        key = new double[dimension];
        rotate(rotation);
        int values = models.length;
        intercepts = new double[values][sampled.size()];
        slopes = new double[values][sampled.size()];
        variances = new double[values][];
        for (int r = 0; r < values; r++) {
            variances[r] = models[r].positiveVariance();
            multiply(models[r].intercept().values(), intercepts[r]);
            multiply(models[r].slope().values(), slopes[r]);
        }
        this.positions = positions;
        atZero = new double[values];
        perToken = new double[values];
        squares = new double[values][];
        this.scores = scores;
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

    /** Computes the variances of some pairs. */
    public void prepare(KeyPairs some) {
        pairs = some;
        Arrays.setAll(squares, r -> new double[pairs.size()]);
        double[] w = new double[pairs.size()];
        for (int j = 0; j < dimension; j++) {
            subtract(j, w);
            for (int r = 0; r < squares.length; r++) {
                addSquare(w, variances[r][j], squares[r]);
            }
        }
    }

    private void subtract(int component, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = keys[pairs.first()[i] * dimension + component] - keys[pairs.second()[i] * dimension + component];
        }
    }

    /** σ²·w·w in this order: the square of w may leave the range of a double although the product does not. */
    private static void addSquare(double[] w, double variance, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += variance * w[i] * w[i];
        }
    }

    /**
     * Computes mean and variance of a prepared pair for the queries of some buckets.
     *
     * @param i number of the pair
     * @param buckets indices of the buckets, ascending
     */
    public void accept(int i, int[] buckets) {
        int first = pairs.first()[i];
        int second = pairs.second()[i];
        for (int r = 0; r < atZero.length; r++) {
            atZero[r] = intercepts[r][first] - intercepts[r][second];
            perToken[r] = slopes[r][first] - slopes[r][second];
        }
        for (int b : buckets) {
            int at = scores.index(b, NormalScores.LINEAR);
            int bucket = b * atZero.length;
            for (int r = 0; r < atZero.length; r++) {
                scores.means[at + r] = atZero[r] + perToken[r] * positions[bucket + r];
                scores.variances[at + r] = squares[r][i];
            }
        }
    }
}
