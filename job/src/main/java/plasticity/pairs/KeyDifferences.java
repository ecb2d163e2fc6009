package plasticity.pairs;

import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.sample.Vectors;

/**
 * The differences of pairs of keys, which are at random places in memory.
 *
 * <p>A few pairs at a time: one value per cache line of their keys is loaded first. These loads are independent and few, so that the processor waits
 * for many of them at the same time.
 */
abstract sealed class KeyDifferences permits FloatKeyDifferences, DoubleKeyDifferences {
    /** Pairs whose cache misses overlap; their keys fit into the first-level cache. */
    private static final int FETCHED = 16;

    private final Vectors keys;

    KeyDifferences(Vectors keys) {
        this.keys = keys;
    }

    static KeyDifferences of(Vectors keys) {
        return keys.values() instanceof FloatArray floats
                ? new FloatKeyDifferences(keys, floats.values())
                : new DoubleKeyDifferences(keys, ((DoubleArray) keys.values()).values());
    }

    /**
     * Writes first − second of every pair to {@code differences}, d arrays, at the pair's index.
     *
     * @param first rows of the first keys
     * @param second rows of the second keys
     * @param size number of pairs
     */
    final void subtract(int[] first, int[] second, int size, double[][] differences) {
        for (int from = 0; from < size; from += FETCHED) {
            int to = Math.min(from + FETCHED, size);
            fetch(first, from, to, differences.length);
            fetch(second, from, to, differences.length);
            int i = from;
            for (; i < to - 3; i += 4) {
                subtractFour(first, second, i, differences);
            }
            for (; i < to; i++) {
                for (int j = 0; j < differences.length; j++) {
                    differences[j][i] = keys.get(first[i], j) - keys.get(second[i], j);
                }
            }
        }
    }

    /** Loads one value per cache line of the keys of some pairs. */
    abstract void fetch(int[] rows, int from, int to, int dimension);

    /** The differences of pairs i … i+3: a component's differences are in the same cache line. */
    abstract void subtractFour(int[] first, int[] second, int i, double[][] differences);
}
