package plasticity.analysis;

import org.apache.spark.ml.linalg.DenseMatrix;

/** Formats the order of magnitude of a head's values for messages. */
final class Magnitude {
    private Magnitude() {}

    /**
     * The power of ten of the largest absolute value, such as {@code 1e154}; {@code 0} if there is none; the largest power of ten of a double if a
     * value is infinite.
     */
    static String of(DenseMatrix vectors) {
        double largest = 0;
        for (double value : vectors.values()) {
            if (!Double.isNaN(value)) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest == 0 ? "0" : "1e" + (int) Math.floor(Math.log10(Math.min(largest, Double.MAX_VALUE)));
    }
}
