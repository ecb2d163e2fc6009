package plasticity.geometry;

import java.util.Arrays;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The first principal component of a matrix of second moments.
 *
 * @param direction of length 1; its sign is arbitrary
 * @param fraction its share of the total variance
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
record PrincipalComponent(double[] direction, double fraction) {
    private static final double SMALLEST_GAP = 1e-6;

    /**
     * The component; null if the matrix is 0, its two largest eigenvalues differ by at most {@value #SMALLEST_GAP} of the largest, or they cannot be
     * computed.
     */
    static PrincipalComponent of(double[][] matrix) {
        double trace = 0;
        for (int j = 0; j < matrix.length; j++) {
            trace += matrix[j][j];
        }
        if (!(trace >= Double.MIN_NORMAL) || Double.isInfinite(trace)) {
            return null;
        }
        EigenDecomposition decomposition;
        try {
            decomposition = new EigenDecomposition(scaled(matrix, -Math.getExponent(trace)));
        } catch (MaxCountExceededException e) {
            return null;
        }
        double[] eigenvalues = decomposition.getRealEigenvalues();
        double sum = Arrays.stream(eigenvalues).sum();
        if (eigenvalues.length > 1 && !(eigenvalues[0] - eigenvalues[1] > SMALLEST_GAP * eigenvalues[0])) {
            return null;
        }
        return new PrincipalComponent(decomposition.getEigenvector(0).toArray(), eigenvalues[0] / sum);
    }

    /** The matrix times a power of two, which is exact: the decomposition takes differences below 1e-12 for 0, whatever the scale. */
    private static RealMatrix scaled(double[][] matrix, int exponent) {
        double[][] scaled = new double[matrix.length][];
        for (int j = 0; j < matrix.length; j++) {
            scaled[j] = Arrays.stream(matrix[j])
                    .map(value -> Math.scalb(value, exponent))
                    .toArray();
        }
        return new Array2DRowRealMatrix(scaled, false);
    }
}
