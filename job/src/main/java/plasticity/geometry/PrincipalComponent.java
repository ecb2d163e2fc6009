package plasticity.geometry;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The first principal component of a matrix of second moments.
 *
 * @param direction of length 1; its sign is arbitrary
 * @param fraction its share of the total variance
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
record PrincipalComponent(double[] direction, double fraction) {
    private static final double SMALLEST_GAP = 1e-6;

    /** The component; null if the matrix is 0 or its two largest eigenvalues differ by at most {@value #SMALLEST_GAP} of the largest. */
    static PrincipalComponent of(double[][] matrix) {
        double trace = 0;
        for (int j = 0; j < matrix.length; j++) {
            trace += matrix[j][j];
        }
        if (!(trace > 0) || Double.isInfinite(trace)) {
            return null;
        }
        EigenDecomposition decomposition = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
        double[] eigenvalues = decomposition.getRealEigenvalues();
        if (eigenvalues.length > 1 && eigenvalues[0] - eigenvalues[1] <= SMALLEST_GAP * eigenvalues[0]) {
            return null;
        }
        return new PrincipalComponent(decomposition.getEigenvector(0).toArray(), eigenvalues[0] / trace);
    }
}
