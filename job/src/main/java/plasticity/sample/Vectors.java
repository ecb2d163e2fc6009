package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.RealArray;

/**
 * The vectors of a head as dumped, n×d, row-major.
 *
 * @param rows n
 * @param dimension d
 * @param values n·d values: floats if all files of the head contain floats or 16-bit floats, otherwise doubles
 */
public record Vectors(int rows, int dimension, RealArray values) {
    public Vectors {
        if (values.length() != (long) rows * dimension) {
            throw new IllegalArgumentException(
                    values.length() + " values for " + rows + " vectors of " + dimension + " components");
        }
    }

    /** Wraps row-major values without copying. */
    public static Vectors ofDoubles(int rows, int dimension, double[] values) {
        return new Vectors(rows, dimension, new DoubleArray(values));
    }

    /** Wraps a matrix without copying. */
    public static Vectors of(DenseMatrix rowMajor) {
        return ofDoubles(rowMajor.numRows(), rowMajor.numCols(), rowMajor.values());
    }

    /** Copies a row to an array of d values. */
    public void copyRow(int row, double[] into) {
        values.copyTo(row * dimension, into);
    }

    /** A component of a row. */
    public double get(int row, int component) {
        return values.get(row * dimension + component);
    }

    /** The largest absolute value; 0 if there is none. NaN is ignored. */
    public double largestAbsolute() {
        double largest = 0;
        for (int i = 0; i < values.length(); i++) {
            double value = values.get(i);
            if (!Double.isNaN(value)) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }
}
