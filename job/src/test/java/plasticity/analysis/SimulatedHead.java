package plasticity.analysis;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/**
 * A simulated head with known parameters: queries α + βt + σ·noise at uniform positions below 8,192, Gaussian keys, four buckets of 2,048 tokens.
 * Each call returns a new copy of the same tokens, since the analysis modifies the queries.
 */
record SimulatedHead(long seed) {
    static final int QUERIES = 4000;
    static final int DIMENSION = 8;
    static final double SIGMA = 0.7;

    /** Tokens per bucket. */
    static final int BUCKET = 2048;

    /** Key pairs of one example in each bucket; no two share a key. */
    static final int PAIRS = 1500;

    private static final int POSITIONS = 8192;
    private static final double[] ALPHA = {0.1, -0.3, 0.2, 0.4, -0.1, 0, 0.25, -0.2};
    private static final double[] BETA = {1e-5, -4e-5, 8e-5, 0, 1.2e-4, -2e-5, -9e-5, 5e-5};

    double[] alpha() {
        return ALPHA.clone();
    }

    double[] beta() {
        return BETA.clone();
    }

    TokenTable queries() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] positions = random.ints(QUERIES, 0, POSITIONS).asDoubleStream().toArray();
        double[] values = new double[QUERIES * DIMENSION];
        for (int i = 0, at = 0; i < QUERIES; i++) {
            for (int j = 0; j < DIMENSION; j++, at++) {
                values[at] = ALPHA[j] + BETA[j] * positions[i] + SIGMA * random.nextGaussian();
            }
        }
        return table(positions, new long[QUERIES], values);
    }

    /** Keys in order of their buckets, two per example. */
    TokenTable keys() {
        SplittableRandom random = new SplittableRandom(seed + 1);
        int buckets = POSITIONS / BUCKET;
        int n = buckets * PAIRS * 2;
        double[] positions = IntStream.range(0, n)
                .mapToDouble(i -> i / (2 * PAIRS) * BUCKET + random.nextInt(BUCKET))
                .toArray();
        long[] examples = IntStream.range(0, n).mapToLong(i -> i / 2).toArray();
        double[] values = new double[n * DIMENSION];
        for (int at = 0; at < values.length; at++) {
            values[at] = 1 + random.nextGaussian();
        }
        return table(positions, examples, values);
    }

    /** The orientation that changes no sign. */
    static DenseVector identity() {
        double[] signs = new double[DIMENSION];
        Arrays.fill(signs, 1);
        return new DenseVector(signs);
    }

    private static TokenTable table(double[] positions, long[] examples, double[] values) {
        int[] buckets = Arrays.stream(positions)
                .mapToInt(position -> (int) position / BUCKET)
                .toArray();
        double[] windows = new double[positions.length];
        Arrays.fill(windows, Double.NaN);
        return new TokenTable(
                buckets, examples, positions, windows, Vectors.ofDoubles(positions.length, DIMENSION, values));
    }
}
