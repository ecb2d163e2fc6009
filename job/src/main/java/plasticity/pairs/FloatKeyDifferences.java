package plasticity.pairs;

import plasticity.sample.Vectors;

/** For keys stored as floats. */
final class FloatKeyDifferences extends KeyDifferences {
    private static final int VALUES_PER_CACHE_LINE = 64 / Float.BYTES;

    private final float[] keys;
    /** Without a meaning; keeps the JVM from removing the loads. */
    @SuppressWarnings("UnusedVariable")
    private float fetched;

    /** @param values those of the keys */
    FloatKeyDifferences(Vectors keys, float[] values) {
        super(keys);
        this.keys = values;
    }

    @Override
    void fetch(int[] rows, int from, int to, int dimension) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i] * dimension;
            for (int j = 0; j < dimension; j += VALUES_PER_CACHE_LINE) {
                sum += keys[row + j];
            }
        }
        fetched += sum;
    }

    @Override
    void subtractFour(int[] first, int[] second, int i, double[][] differences) {
        float[] x = keys;
        int d = differences.length;
        int a = first[i] * d;
        int b = first[i + 1] * d;
        int e = first[i + 2] * d;
        int f = first[i + 3] * d;
        int minusA = second[i] * d;
        int minusB = second[i + 1] * d;
        int minusE = second[i + 2] * d;
        int minusF = second[i + 3] * d;
        for (int j = 0; j < d; j++) {
            double[] difference = differences[j];
            difference[i] = (double) x[a + j] - x[minusA + j];
            difference[i + 1] = (double) x[b + j] - x[minusB + j];
            difference[i + 2] = (double) x[e + j] - x[minusE + j];
            difference[i + 3] = (double) x[f + j] - x[minusF + j];
        }
    }
}
