package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;

/**
 * The kept tokens of one head, one entry a row, in kept order. Owns its arrays and does not copy them.
 *
 * <p>A query head's example numbers are not read and stand at 0, a key head's windows at NaN: neither is asked for there.
 */
public final class TokenTable {
    private final int[] buckets;
    private final long[] examples;
    private final double[] positions;
    private final double[] windows;
    private final DenseMatrix vectors;

    /**
     * @param buckets n bucket numbers
     * @param examples n example numbers
     * @param positions n positions in tokens
     * @param windows n sliding windows, NaN where the cell is null
     * @param vectors n×d, row-major
     */
    public TokenTable(int[] buckets, long[] examples, double[] positions, double[] windows, DenseMatrix vectors) {
        requireLength("buckets", buckets.length, vectors.numRows());
        requireLength("positions", positions.length, vectors.numRows());
        this.buckets = buckets;
        this.examples = examples;
        this.positions = positions;
        this.windows = windows;
        this.vectors = vectors;
    }

    private static void requireLength(String name, int found, int rows) {
        if (found != rows) {
            throw new IllegalArgumentException(found + " " + name + " for " + rows + " vectors");
        }
    }

    /** n×d from row-major values. */
    public static DenseMatrix rowMajor(int rows, int dimension, double[] values) {
        return new DenseMatrix(rows, dimension, values, true);
    }

    /** n. */
    public int size() {
        return buckets.length;
    }

    /** d. */
    public int dimension() {
        return vectors.numCols();
    }

    public int[] buckets() {
        return buckets;
    }

    public long[] examples() {
        return examples;
    }

    /** In tokens. */
    public double[] positions() {
        return positions;
    }

    /** In the dump's unit; NaN where the cell is null. */
    public double[] windows() {
        return windows;
    }

    /** n×d, row-major ({@code isTransposed}). */
    public DenseMatrix vectors() {
        return vectors;
    }

    /**
     * Multiplies every vector by the orientation, component by component, in place.
     *
     * @param signs d numbers, each +1 or −1
     */
    public void orient(DenseVector signs) {
        requireWidth(signs);
        RowSweep.update(vectors, (row, x) -> orient(x, signs));
    }

    /** Multiplies a vector by the orientation, in place. */
    public static void orient(double[] vector, DenseVector signs) {
        multiply(vector, signs.values());
    }

    private static void multiply(double[] vector, double[] factors) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factors[j];
        }
    }

    /** @throws IllegalArgumentException when these queries' and their keys' widths differ */
    public void requireWidth(DenseVector orientation) {
        if (orientation.size() != dimension()) {
            throw new IllegalArgumentException(
                    "column vector: the queries have " + dimension() + " components, the keys " + orientation.size());
        }
    }
}
