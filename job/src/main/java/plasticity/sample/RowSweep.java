package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * Goes through a row-major matrix once, each row in one and the same small array.
 *
 * <p>So that what several steps do to a row finds it in the processor's cache; and a loop over arrays that share one index is a loop that the
 * JVM turns into vector instructions, which it does not where a row is an offset into a matrix that could be any of the other arrays.
 */
public final class RowSweep {
    /** What is done with each row. */
    public interface Step {
        /**
         * @param row its number
         * @param x its d values, for the length of this call
         */
        void accept(int row, double[] x);
    }

    private RowSweep() {}

    /** Shows every row, in order. */
    public static void read(DenseMatrix rowMajor, Step step) {
        double[] values = rowMajor.values();
        double[] x = new double[rowMajor.numCols()];
        for (int row = 0; row < rowMajor.numRows(); row++) {
            System.arraycopy(values, row * x.length, x, 0, x.length);
            step.accept(row, x);
        }
    }

    /** Shows every row, in order, and puts back what became of it. */
    public static void update(DenseMatrix rowMajor, Step step) {
        double[] values = rowMajor.values();
        read(rowMajor, (row, x) -> {
            step.accept(row, x);
            System.arraycopy(x, 0, values, row * x.length, x.length);
        });
    }
}
