package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * Iterates over the rows of a row-major matrix, copying each row into the same small array.
 *
 * <p>Several steps can then process a row while it is in the CPU cache. Loops over small arrays with a common index are also vectorised by the JVM,
 * which does not vectorise loops over an offset into a matrix that might be any of the other arrays.
 */
public final class RowSweep {
    /** Processes a row. */
    public interface Step {
        /**
         * @param row row number
         * @param x the row's d values; valid during this call only
         */
        void accept(int row, double[] x);
    }

    private RowSweep() {}

    /** Passes every row, in order, to a step. */
    public static void read(DenseMatrix rowMajor, Step step) {
        double[] values = rowMajor.values();
        double[] x = new double[rowMajor.numCols()];
        for (int row = 0; row < rowMajor.numRows(); row++) {
            System.arraycopy(values, row * x.length, x, 0, x.length);
            step.accept(row, x);
        }
    }

    /** Passes every row, in order, to a step, and writes the changed row back to the matrix. */
    public static void update(DenseMatrix rowMajor, Step step) {
        double[] values = rowMajor.values();
        read(rowMajor, (row, x) -> {
            step.accept(row, x);
            System.arraycopy(x, 0, values, row * x.length, x.length);
        });
    }
}
