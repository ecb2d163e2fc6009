package plasticity.geometry;

/**
 * Second moments of queries and keys together.
 *
 * @param matrix Σ(x−x̄)(x−x̄)ᵀ, d×d
 * @param products Σ(t−t̄)(x−x̄), d values
 * @param trace of the matrix
 * @param rows number of queries and keys
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
record PooledScatter(double[][] matrix, double[] products, double trace, int rows) {
    static PooledScatter of(Scatter queries, Scatter keys) {
        int d = queries.mean().length;
        double n = (double) queries.rows() + keys.rows();
        // Between the two groups: n_q·n_k/n times the product of the differences of their means.
        double weight = queries.rows() / n * keys.rows();
        double[] difference = minus(queries.mean(), keys.mean());
        double positionDifference = queries.meanPosition() - keys.meanPosition();
        double[][] matrix = new double[d][d];
        double[] products = new double[d];
        double trace = 0;
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                // Symmetric to the last bit, which the decomposition checks.
                matrix[j][k] = queries.matrix()[j][k] + keys.matrix()[j][k] + weight * (difference[j] * difference[k]);
            }
            products[j] = queries.products()[j] + keys.products()[j] + weight * positionDifference * difference[j];
            trace += matrix[j][j];
        }
        return new PooledScatter(matrix, products, trace, queries.rows() + keys.rows());
    }

    static double[] minus(double[] x, double[] y) {
        double[] difference = x.clone();
        for (int j = 0; j < difference.length; j++) {
            difference[j] -= y[j];
        }
        return difference;
    }
}
