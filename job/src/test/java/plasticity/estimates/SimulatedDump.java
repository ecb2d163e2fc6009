package plasticity.estimates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.draws.PairKind;
import plasticity.draws.SampleSizes;
import plasticity.heads.SlidingWindowUnit;
import plasticity.jackknife.Estimate;
import plasticity.variation.Components;

/**
 * Dumps of a key head with two query heads, with known plasticity.
 *
 * <p>A query at position t of text e is μ + drift(t) + shift of the head + √τ·a_e + √(1 − τ)·ε in two components; a_e, of the text, and ε, of the
 * token, are normal with variances of 1 and a correlation. The fraction τ of the variance is that of the text, so queries of a text are alike. Keys
 * are normal with independent components of equal variance, plus an effect of their text, so that the difference of two keys of a text has a
 * direction that is uniform on the circle. Plasticity depends on that direction only, so every truth is a mean over the circle, and for queries of
 * one text also over the text's effect. Both are sums over equidistant points, which converge faster than any power of their number for periodic
 * and for rapidly decreasing functions.
 *
 * @param texts number of texts
 * @param drift of the queries' mean along the first component
 * @param correlation of the two components
 */
record SimulatedDump(int texts, Drift drift, double correlation) {
    /** How the queries' mean depends on position, as a fraction of the context. */
    enum Drift {
        LINEAR,
        NON_LINEAR;

        private double mean(double fraction) {
            return this == LINEAR ? 2.4 * fraction - 1.2 : 0.9 * Math.cos(2 * Math.PI * fraction);
        }
    }

    static final int GROUPS = 20;
    /** Number of metrics with a known truth. */
    static final int METRICS = 2 * (4 + 4 + 5) + 3;

    /** The estimators whose means are metrics of a head. */
    static final List<Estimator> MEANS =
            List.of(Estimator.LINEAR, Estimator.LINEAR_FULL, Estimator.GAUSSIAN, Estimator.EMPIRICAL);

    private static final int HEADS = 2;
    private static final int BUCKETS = 7;
    private static final int WIDTH = 64;
    private static final int TOKENS = 2;
    private static final double LAST_POSITION = WIDTH * (BUCKETS - 1) + TOKENS - 1;
    private static final double TEXT_FRACTION = 0.3;
    private static final double[] MEAN = {0.5, 0.8};
    private static final double[] SHIFT = {0.2, -0.9};
    private static final int DIRECTIONS = 360;
    private static final double TEXT_EFFECT = 9;
    private static final double TEXT_STEP = 0.1;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final AnalysisSettings SETTINGS = new AnalysisSettings(
            1,
            0.01,
            0,
            1,
            SlidingWindowUnit.TOKENS,
            new EstimateSettings(new SampleSizes(2048, 512, 512), GROUPS, Double.NaN, 0));

    /** The estimates of a dump: those of its first query head, and the components of the key head. */
    Map<String, Estimate> estimates(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double[][] textEffects = effects(random);
        List<Token> keys = tokens((text, position) -> new double[] {
            textEffects[text][0] + (1 + position / WIDTH) * random.nextGaussian(),
            textEffects[text][1] + (1 + position / WIDTH) * random.nextGaussian()
        });
        KeyHead keyHead =
                KeyHead.of(0, 0, Token.table(keys, Double.NaN), new DenseVector(new double[] {1, 1}), SETTINGS);
        KeyHeadEstimator estimator = new KeyHeadEstimator(keyHead.estimates().orElseThrow(), GROUPS);
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (int h = 0; h < HEADS; h++) {
            int head = h;
            double[][] effects = effects(random);
            List<Token> queries = tokens((text, position) -> {
                double[] x = normal(random);
                for (int j = 0; j < x.length; j++) {
                    x[j] = mean(head, position)[j]
                            + Math.sqrt(TEXT_FRACTION) * effects[text][j]
                            + Math.sqrt(1 - TEXT_FRACTION) * x[j];
                }
                return x;
            });
            HeadEstimates ofHead = new HeadAnalysis(SETTINGS)
                    .analyse(0, h, Token.table(queries, Double.NaN), keyHead, estimator::add)
                    .estimates();
            if (h == 0) {
                ofHead.metrics().forEach((metric, estimate) -> estimates.put(lower(metric), estimate));
            }
        }
        estimator.estimate().components().forEach((kind, components) -> {
            String prefix = "key_head_" + lower(kind) + "_";
            byName(components).forEach((name, estimate) -> estimates.put(prefix + name, estimate));
        });
        return estimates;
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Estimate> byName(Components components) {
        return Map.of(
                "token", components.token(),
                "text", components.text(),
                "position", components.position(),
                "query_head", components.queryHead(),
                "total", components.total());
    }

    private List<Token> tokens(BiFunction<Integer, Double, double[]> vector) {
        List<Token> tokens = new ArrayList<>();
        for (int text = 0; text < texts; text++) {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                for (int i = 0; i < TOKENS; i++) {
                    double position = bucket * WIDTH + i;
                    tokens.add(new Token(bucket, text, position, vector.apply(text, position)));
                }
            }
        }
        return tokens;
    }

    private double[][] effects(RandomGenerator random) {
        return IntStream.range(0, texts).mapToObj(text -> normal(random)).toArray(double[][]::new);
    }

    /** Two normal numbers of variance 1, correlated. */
    private double[] normal(RandomGenerator random) {
        double first = random.nextGaussian();
        double other = random.nextGaussian();
        return new double[] {first, correlation * first + Math.sqrt(1 - correlation * correlation) * other};
    }

    private double[] mean(int head, double position) {
        return new double[] {MEAN[0] + head * SHIFT[0] + drift.mean(position / LAST_POSITION), MEAN[1] + head * SHIFT[1]
        };
    }

    /** The truth of the metrics that need no model, and the plasticity that the models estimate. */
    Map<String, Double> truth() {
        Map<String, Double> truth = new LinkedHashMap<>();
        for (PairKind kind : PairKind.values()) {
            String prefix = lower(kind) + "_";
            int first = kind == PairKind.NEAR ? 0 : 1;
            double plasticity = IntStream.range(first, BUCKETS)
                    .boxed()
                    .flatMap(c -> IntStream.range(c + 1, BUCKETS).boxed())
                    .mapToDouble(b -> betweenTexts(0, b, 0, b))
                    .average()
                    .orElseThrow();
            for (Estimator estimator : MEANS) {
                truth.put(prefix + lower(estimator), plasticity);
            }
            components(prefix, first, 1).forEach(truth::put);
            components("key_head_" + prefix, first, HEADS).forEach(truth::put);
        }
        // Of the buckets whose mean position, 64·b + 0.5, is in the first and in the last fifth of 385 tokens.
        double first = betweenTexts(0, 1, 0, 1);
        double last = (betweenTexts(0, 5, 0, 5) + betweenTexts(0, 6, 0, 6)) / 2;
        truth.put("ap_first20", first);
        truth.put("ap_last20", last);
        truth.put("ap_drop", first - last);
        return truth;
    }

    /** The components of some heads, over the key buckets below which at least two query buckets are. */
    private Map<String, Double> components(String prefix, int firstBucket, int heads) {
        double[] sums = new double[4];
        int keyBuckets = 0;
        for (int c = firstBucket; c < BUCKETS - 2; c++, keyBuckets++) {
            DoubleSummaryStatistics[] d = new DoubleSummaryStatistics[4];
            Arrays.setAll(d, k -> new DoubleSummaryStatistics());
            for (int h = 0; h < heads; h++) {
                for (int b = c + 1; b < BUCKETS; b++) {
                    d[0].accept(withinText(h, b));
                    d[1].accept(betweenTexts(h, b, h, b));
                    for (int other = c + 1; other < BUCKETS; other++) {
                        for (int head = 0; head < heads && other != b; head++) {
                            d[head == h ? 2 : 3].accept(betweenTexts(h, b, head, other));
                        }
                    }
                }
            }
            for (int k = 0; k < d.length; k++) {
                sums[k] += d[k].getAverage();
            }
        }
        Map<String, Double> components = new LinkedHashMap<>();
        components.put(prefix + "token", sums[0] / keyBuckets);
        components.put(prefix + "text", (sums[1] - sums[0]) / keyBuckets);
        components.put(prefix + "position", (sums[2] - sums[1]) / keyBuckets);
        if (heads > 1) {
            components.put(prefix + "query_head", (sums[3] - sums[2]) / keyBuckets);
        }
        components.put(prefix + "total", sums[heads > 1 ? 3 : 2] / keyBuckets);
        return components;
    }

    /** Twice the probability that two queries with these probabilities of preferring the first key disagree. */
    private static double disagreement(double p, double other) {
        return 2 * (p * (1 - other) + other * (1 - p));
    }

    /** The mean over all directions of the difference of two keys. */
    private static double overDirections(DoubleUnaryOperator value) {
        return IntStream.range(0, DIRECTIONS)
                .mapToDouble(i -> value.applyAsDouble(2 * Math.PI * i / DIRECTIONS))
                .average()
                .orElseThrow();
    }

    /** D for queries of different texts. */
    private double betweenTexts(int head, int bucket, int otherHead, int otherBucket) {
        return overDirections(
                angle -> disagreement(probability(head, bucket, angle), probability(otherHead, otherBucket, angle)));
    }

    /** D for the two queries of a text in a bucket: independent, given the text's effect. */
    private double withinText(int head, int bucket) {
        return overDirections(angle -> {
            double sum = 0;
            for (double effect = -TEXT_EFFECT; effect <= TEXT_EFFECT; effect += TEXT_STEP) {
                double density = NORMAL.density(effect) * TEXT_STEP;
                sum += density
                        * disagreement(
                                probability(head, bucket, 0, angle, effect),
                                probability(head, bucket, 1, angle, effect));
            }
            return sum;
        });
    }

    /** The probability that a query of a bucket prefers the first key. */
    private double probability(int head, int bucket, double angle) {
        return IntStream.range(0, TOKENS)
                .mapToDouble(i -> NORMAL.cumulativeProbability(score(head, bucket, i, angle)))
                .average()
                .orElseThrow();
    }

    /** The same for a token of a text with a given effect. */
    private double probability(int head, int bucket, int token, double angle, double effect) {
        double score = score(head, bucket, token, angle) + Math.sqrt(TEXT_FRACTION) * effect;
        return NORMAL.cumulativeProbability(score / Math.sqrt(1 - TEXT_FRACTION));
    }

    /** The mean of a query's score difference, in standard deviations. */
    private double score(int head, int bucket, int token, double angle) {
        double[] w = {Math.cos(angle), Math.sin(angle)};
        return HeadByDefinition.dot(mean(head, bucket * WIDTH + token), w)
                / Math.sqrt(1 + 2 * correlation * w[0] * w[1]);
    }
}
