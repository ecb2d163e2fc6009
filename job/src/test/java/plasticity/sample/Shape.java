package plasticity.sample;

import java.util.SplittableRandom;
import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * Seed and size of a random head, for tests that compare a kernel with a simpler implementation.
 *
 * @param rows n
 * @param dimension d
 */
public record Shape(long seed, int rows, int dimension) {

    /** A new generator with this seed, for other random values of a test. */
    public SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    /** n integer positions below 8192, with repetitions. */
    public double[] positions() {
        return random().split().ints(rows, 0, 8192).asDoubleStream().toArray();
    }

    /** n×d, row-major: offset, linear drift and Gaussian noise for each component, rounded to float like the values of a dump. */
    public DenseMatrix vectors() {
        SplittableRandom random = random();
        double[] positions = positions();
        double[] offset = random.doubles(dimension, -5, 5).toArray();
        double[] drift = random.doubles(dimension, -1e-3, 1e-3).toArray();
        double[] noise = random.doubles(dimension, 0.1, 2).toArray();
        double[] values = new double[rows * dimension];
        for (int i = 0, at = 0; i < rows; i++) {
            for (int j = 0; j < dimension; j++, at++) {
                values[at] = (float) (offset[j] + drift[j] * positions[i] + noise[j] * random.nextGaussian());
            }
        }
        return TokenTable.rowMajor(rows, dimension, values);
    }

    /** Column j. */
    public static double[] column(DenseMatrix x, int j) {
        double[] column = new double[x.numRows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = x.apply(i, j);
        }
        return column;
    }
}
