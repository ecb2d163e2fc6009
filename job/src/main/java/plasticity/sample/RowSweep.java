package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * Iterates over the rows of a row-major matrix, copying each row into the same small array of doubles.
 *
 * <p>Several steps can then process a row while it is in the CPU cache. Loops over small arrays with a common index are also vectorised by the JVM,
 * which does not vectorise loops over an offset into a matrix that might be any of the other arrays.
 */
public final class RowSweep {
    /** Processes a row. */
    public interface Step {
        /**
         * @param row row number
         * @param x the row's d values; valid during this call only, may be changed
         */
        void accept(int row, double[] x);
    }

    private RowSweep() {}

    /** Passes every row, in order, to a step. */
    public static void read(Vectors vectors, Step step) {
        double[] x = new double[vectors.dimension()];
        for (int row = 0; row < vectors.rows(); row++) {
            vectors.copyRow(row, x);
            step.accept(row, x);
        }
    }

    /** Passes every row of a row-major matrix, in order, to a step. */
    public static void read(DenseMatrix rowMajor, Step step) {
        read(Vectors.of(rowMajor), step);
    }

    /**
     * Passes every row, in order, to a step, and writes the row as changed by the step to a matrix.
     *
     * @param changed n×d, row-major; may be the matrix that the vectors wrap
     */
    public static void transform(Vectors vectors, DenseMatrix changed, Step step) {
        double[] values = changed.values();
        read(vectors, (row, x) -> {
            step.accept(row, x);
            System.arraycopy(x, 0, values, row * x.length, x.length);
        });
    }
}
