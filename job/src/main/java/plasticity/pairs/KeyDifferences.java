package plasticity.pairs;

import plasticity.sample.NumpyGenerator;
import plasticity.sample.TokenTable;

/**
 * Draws key pairs and computes their differences in batches. Keys are at random memory locations; copying those of a batch together overlaps the
 * cache misses.
 */
final class KeyDifferences {
    private static final int CAPACITY = 32;

    private final double[] keys;
    private final double[][] first;
    private final double[][] second;
    private final int[][] pairs = new int[CAPACITY][2];

    KeyDifferences(TokenTable keys) {
        this.keys = keys.vectors().values();
        first = new double[CAPACITY][keys.dimension()];
        second = new double[CAPACITY][keys.dimension()];
    }

    /** Maximum number of pairs per batch. */
    int capacity() {
        return CAPACITY;
    }

    /** Draws the next {@code size} pairs. */
    void draw(PairDraw draw, NumpyGenerator generator, int size) {
        for (int i = 0; i < size; i++) {
            draw.draw(generator, pairs[i]);
        }
        for (int i = 0; i < size; i++) {
            fetch(pairs[i][0], first[i]);
            fetch(pairs[i][1], second[i]);
        }
    }

    private void fetch(int row, double[] into) {
        System.arraycopy(keys, row * into.length, into, 0, into.length);
    }

    /** Key difference (first minus second) of pair i of the batch, d values; the caller may overwrite the array. */
    double[] get(int i) {
        subtract(first[i], second[i]);
        return first[i];
    }

    private static void subtract(double[] minuend, double[] subtrahend) {
        for (int j = 0; j < minuend.length; j++) {
            minuend[j] -= subtrahend[j];
        }
    }
}
