package plasticity.residuals;

import org.apache.spark.ml.linalg.DenseMatrix;
import plasticity.sample.TokenTable;

/**
 * Forty rows of six components that are easily reproduced in other languages:
 * {@code X = np.array([[((i*i*7 + i*31 + j*17 + i*j*j*3) % 101) / 101.0 - 0.3 for j in range(6)] for i in range(40)])}.
 */
final class FixedSample {
    private static final int ROWS = 40;
    private static final int DIMENSION = 6;

    private FixedSample() {}

    static DenseMatrix matrix() {
        double[] values = new double[ROWS * DIMENSION];
        for (int i = 0, at = 0; i < ROWS; i++) {
            for (int j = 0; j < DIMENSION; j++, at++) {
                values[at] = (i * i * 7 + i * 31 + j * 17 + i * j * j * 3) % 101 / 101.0 - 0.3;
            }
        }
        return TokenTable.rowMajor(ROWS, DIMENSION, values);
    }
}
