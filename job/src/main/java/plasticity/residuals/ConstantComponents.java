package plasticity.residuals;

import java.util.BitSet;
import plasticity.sample.Vectors;

/** Finds the components that have the same value in all tokens, so that their skewness and kurtosis are undefined. */
public final class ConstantComponents {
    private ConstantComponents() {}

    /** @param x at least one vector */
    public static BitSet of(Vectors x) {
        int d = x.dimension();
        BitSet constant = new BitSet(d);
        constant.set(0, d);
        for (int row = 1; row < x.rows() && !constant.isEmpty(); row++) {
            for (int j = constant.nextSetBit(0); j >= 0; j = constant.nextSetBit(j + 1)) {
                if (x.get(row, j) != x.get(0, j)) {
                    constant.clear(j);
                }
            }
        }
        return constant;
    }
}
