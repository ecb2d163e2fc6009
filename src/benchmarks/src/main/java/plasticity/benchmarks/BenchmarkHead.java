package plasticity.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.KeyHead;
import plasticity.arrays.FloatArray;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.SlidingWindowUnit;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/**
 * A simulated head of realistic size: 50,000 rows kept of 81,920 (10 texts of 8,192 tokens, 16 buckets of 512) in the random order of the draw;
 * vectors with linear drift and Gaussian noise, rounded to bfloat16, as floats. The same seed gives the same head.
 */
final class BenchmarkHead {
    static final AnalysisSettings SETTINGS = new AnalysisSettings(64, 0.01, 0, 256, SlidingWindowUnit.TOKENS);
    static final EstimateSettings ESTIMATES =
            new EstimateSettings(new SampleSizes(2048, 1024, 2048), 20, Double.NaN, 64);

    /** The settings with estimates. */
    static AnalysisSettings withEstimates() {
        return new AnalysisSettings(
                SETTINGS.normalityMaxDims(),
                SETTINGS.pAlpha(),
                SETTINGS.seed(),
                SETTINGS.pairsPerBucket(),
                SETTINGS.windowUnit(),
                ESTIMATES);
    }

    private static final int KEPT = 50_000;
    private static final int TEXTS = 10;
    private static final int TEXT = 8192;
    private static final int BUCKET = 512;
    private static final int BFLOAT16_BITS = 16;

    private final int dimension;
    private final int[] buckets = new int[KEPT];
    private final long[] examples = new long[KEPT];
    private final double[] positions = new double[KEPT];
    private final double[] windows = new double[KEPT];
    private final float[] vectors;

    BenchmarkHead(int dimension, long seed) {
        this.dimension = dimension;
        SplittableRandom random = new SplittableRandom(seed);
        drawTokens(random);
        Arrays.fill(windows, Double.NaN);
        vectors = drift(random);
    }

    TokenTable tokens() {
        return new TokenTable(
                buckets, examples, positions, windows, new Vectors(KEPT, dimension, new FloatArray(vectors)));
    }

    /** The head as a key head, with every other component negated. */
    KeyHead asKeyHead(AnalysisSettings settings) {
        return KeyHead.of(0, 0, tokens(), orientation(), settings);
    }

    DenseVector orientation() {
        double[] signs = new double[dimension];
        Arrays.setAll(signs, j -> j % 2 == 0 ? 1 : -1);
        return new DenseVector(signs);
    }

    private void drawTokens(SplittableRandom random) {
        int[] tokens = new int[TEXTS * TEXT];
        Arrays.setAll(tokens, i -> i);
        for (int i = 0; i < KEPT; i++) {
            int other = random.nextInt(i, tokens.length);
            int token = tokens[other];
            tokens[other] = tokens[i];
            examples[i] = token / TEXT;
            positions[i] = token % TEXT;
            buckets[i] = token % TEXT / BUCKET;
        }
    }

    private float[] drift(SplittableRandom random) {
        double[] start = random.doubles(dimension, -2, 2).toArray();
        double[] slope = random.doubles(dimension, -1e-4, 1e-4).toArray();
        float[] values = new float[KEPT * dimension];
        for (int i = 0, at = 0; i < KEPT; i++) {
            for (int j = 0; j < dimension; j++, at++) {
                values[at] = bfloat16(start[j] + slope[j] * positions[i] + random.nextGaussian());
            }
        }
        return values;
    }

    private static float bfloat16(double value) {
        int bits = Float.floatToRawIntBits((float) value);
        int lastKept = (bits >>> BFLOAT16_BITS) & 1;
        return Float.intBitsToFloat(((bits + 0x7fff + lastKept) >>> BFLOAT16_BITS) << BFLOAT16_BITS);
    }
}
