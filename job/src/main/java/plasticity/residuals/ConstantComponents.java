package plasticity.residuals;

import java.util.BitSet;
import org.apache.spark.ml.linalg.DenseMatrix;

/** Finds the components that have the same value in all tokens, so that their skewness and kurtosis are undefined. */
public final class ConstantComponents {
    private ConstantComponents() {}

    /** @param x n×d, row-major, n ≥ 1 */
    public static BitSet of(DenseMatrix x) {
        double[] values = x.values();
        int d = x.numCols();
        BitSet constant = new BitSet(d);
        constant.set(0, d);
        for (int offset = d; offset < values.length && !constant.isEmpty(); offset += d) {
            for (int j = constant.nextSetBit(0); j >= 0; j = constant.nextSetBit(j + 1)) {
                if (values[offset + j] != values[j]) {
                    constant.clear(j);
                }
            }
        }
        return constant;
    }
}
