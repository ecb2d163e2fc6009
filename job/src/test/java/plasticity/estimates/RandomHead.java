package plasticity.estimates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.HeadReport;
import plasticity.analysis.KeyHead;
import plasticity.draws.SampleSizes;
import plasticity.heads.SlidingWindowUnit;
import plasticity.sample.TokenTable;

/**
 * A small random key head with one to three query heads: few buckets, some with gaps, some below 0; two to six texts, some without queries or
 * without keys; missing cells, equal keys, ties, constant components, equal positions, sliding windows, samples of all sizes.
 *
 * <p>A component is constant in queries and keys alike: if only the queries are constant, the variance of the linear model is 0 up to rounding, which
 * then decides between 1e-12 and about 1e-33.
 */
final class RandomHead {
    static final int LAYER = 3;
    static final int KEY_HEAD = 1;

    /** A query head as dumped. */
    record QueryHead(int number, List<Token> tokens, double window) {}

    final AnalysisSettings settings;
    final DenseVector orientation;
    final List<Token> keys;
    final List<QueryHead> queryHeads = new ArrayList<>();

    private final Random random;
    private final int dimension;
    /** Whether vectors are small integers, so that queries often prefer no key. */
    final boolean hasIntegers;
    /** A component with the same value in all queries and all keys; −1 without. */
    private final int constant;

    private final double constantValue;

    RandomHead(long seed) {
        // Random's first numbers hardly differ between similar seeds.
        random = new Random(new SplittableRandom(seed).nextLong());
        dimension = 1 + random.nextInt(5);
        hasIntegers = random.nextInt(3) == 0;
        constant = random.nextInt(8) == 0 ? random.nextInt(dimension) : -1;
        constantValue = random.nextBoolean() ? 0 : 0.75;
        SampleSizes sizes = new SampleSizes(size(), size(), size());
        double bin = random.nextBoolean() ? Double.NaN : 2.5 * (1 + random.nextInt(4));
        settings = new AnalysisSettings(
                64,
                0.01,
                random.nextInt(1000),
                256,
                random.nextBoolean() ? SlidingWindowUnit.TOKENS : SlidingWindowUnit.BUCKETS,
                new EstimateSettings(sizes, 2 + random.nextInt(7), bin, 64));
        orientation = new DenseVector(
                random.doubles(dimension).map(u -> u < 0.5 ? -1 : 1).toArray());
        List<Integer> buckets = new ArrayList<>(List.of(random.nextInt(3) - 1));
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            buckets.add(buckets.get(buckets.size() - 1) + (random.nextInt(4) == 0 ? 2 : 1));
        }
        List<Long> texts = new ArrayList<>();
        for (int more = 2 + random.nextInt(5); more > 0; more--) {
            texts.add(texts.size() * 3L + random.nextInt(3) + (random.nextInt(5) == 0 ? 1L << 40 : 0));
        }
        keys = tokens(buckets, texts, 4);
        for (int i = 1; i < keys.size(); i++) {
            if (random.nextInt(6) == 0) {
                Token one = keys.get(i);
                double[] x = keys.get(random.nextInt(i)).x();
                keys.set(i, new Token(one.bucket(), one.text(), one.position(), x));
            }
        }
        for (int number = KEY_HEAD * 3; number < KEY_HEAD * 3 + 1 + random.nextInt(3); number++) {
            double window = random.nextInt(3) > 0 ? Double.NaN : 1 + random.nextInt(15);
            queryHeads.add(new QueryHead(number, drifting(tokens(buckets, texts, 6)), window));
        }
    }

    private int size() {
        return random.nextInt(3) == 0 ? 2048 : 1 + random.nextInt(100);
    }

    private List<Token> tokens(List<Integer> buckets, List<Long> texts, int atMost) {
        List<Token> tokens = new ArrayList<>();
        boolean isAtOnePosition = random.nextInt(12) == 0;
        long withoutTokens = random.nextInt(4) == 0 ? texts.get(0) : -1;
        while (tokens.isEmpty()) {
            for (int bucket : buckets) {
                if (random.nextInt(8) == 0) {
                    continue;
                }
                for (long text : texts) {
                    int size = text == withoutTokens ? 0 : Math.max(0, random.nextInt(atMost + 2) - 1);
                    for (int i = 0; i < size; i++) {
                        double position = isAtOnePosition ? 20 : 20 + 10 * bucket + random.nextInt(10);
                        double[] x = new double[dimension];
                        for (int j = 0; j < dimension; j++) {
                            x[j] = hasIntegers ? random.nextInt(5) - 2 : random.nextGaussian();
                        }
                        if (constant >= 0) {
                            x[constant] = constantValue;
                        }
                        tokens.add(new Token(bucket, text, position, x));
                    }
                }
            }
        }
        Collections.shuffle(tokens, random);
        return tokens;
    }

    private List<Token> drifting(List<Token> tokens) {
        double slope = hasIntegers || random.nextBoolean() ? 0 : 0.05 * random.nextGaussian();
        if (constant != 0) {
            tokens.forEach(token -> token.x()[0] += slope * token.position());
        }
        return tokens;
    }

    KeyHead keyHead() {
        return KeyHead.of(LAYER, KEY_HEAD, Token.table(keys, Double.NaN), orientation, settings);
    }

    HeadReport analyse(QueryHead head, KeyHead keyHead, Consumer<HeadCounts> counts) {
        TokenTable queries = Token.table(head.tokens, head.window);
        return new HeadAnalysis(settings).analyse(LAYER, head.number, queries, keyHead, counts);
    }
}
