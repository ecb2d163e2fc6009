package plasticity.sample;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;

/**
 * The kept tokens of one head, one array entry per row, in kept order. The arrays are not copied.
 *
 * <p>Example numbers are not read for query heads (all 0), sliding windows not for key heads (all NaN).
 */
public final class TokenTable {
    private final int[] buckets;
    private final long[] examples;
    private final double[] positions;
    private final double[] windows;
    private final Vectors vectors;
    /** Computed on demand. */
    private Ranks byBucket;

    /**
     * @param buckets n bucket numbers
     * @param examples n example numbers
     * @param positions n positions, in tokens
     * @param windows n sliding windows, NaN for null
     */
    public TokenTable(int[] buckets, long[] examples, double[] positions, double[] windows, Vectors vectors) {
        requireLength("buckets", buckets.length, vectors.rows());
        requireLength("positions", positions.length, vectors.rows());
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

    /** Wraps row-major values as an n×d matrix, without copying. */
    public static DenseMatrix rowMajor(int rows, int dimension, double[] values) {
        return new DenseMatrix(rows, dimension, values, true);
    }

    /** Number of rows n. */
    public int size() {
        return buckets.length;
    }

    /** Number of components d. */
    public int dimension() {
        return vectors.dimension();
    }

    public int[] buckets() {
        return buckets;
    }

    /** The distinct bucket numbers and each row's rank among them. */
    public Ranks byBucket() {
        if (byBucket == null) {
            byBucket = Ranks.of(buckets);
        }
        return byBucket;
    }

    public long[] examples() {
        return examples;
    }

    /** Positions in tokens. */
    public double[] positions() {
        return positions;
    }

    /** Sliding windows in the dump's unit; NaN for null. */
    public double[] windows() {
        return windows;
    }

    public Vectors vectors() {
        return vectors;
    }

    /**
     * Multiplies a vector by the orientation, in place.
     *
     * @param signs d numbers, each +1 or −1
     */
    public static void orient(double[] vector, DenseVector signs) {
        multiply(vector, signs.values());
    }

    /** A vector multiplied by the orientation. */
    public static DenseVector oriented(DenseVector vector, DenseVector signs) {
        DenseVector oriented = vector.copy();
        orient(oriented.values(), signs);
        return oriented;
    }

    private static void multiply(double[] vector, double[] factors) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factors[j];
        }
    }

    /** @throws IllegalArgumentException if the orientation, which has as many components as the keys, does not match these queries */
    public void requireWidth(DenseVector orientation) {
        if (orientation.size() != dimension()) {
            throw new IllegalArgumentException(
                    "column vector: the queries have " + dimension() + " components, the keys " + orientation.size());
        }
    }
}
