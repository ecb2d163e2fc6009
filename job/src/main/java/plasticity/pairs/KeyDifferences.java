package plasticity.pairs;

import plasticity.sample.NumpyGenerator;
import plasticity.sample.TokenTable;

/**
 * The differences of drawn key pairs, some at a time. Keys lie all over the memory: fetched one after another each would be waited for, fetched
 * together they arrive together.
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

    /** Pairs at a time. */
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

    /** The first key less the second of pair i of those drawn, d values that may be overwritten. */
    double[] get(int i) {
        subtract(first[i], second[i]);
        return first[i];
    }

    private static void subtract(double[] from, double[] what) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= what[j];
        }
    }
}
