package plasticity.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.heads.MixedSlidingWindowException;
import plasticity.heads.SlidingWindowUnit;
import plasticity.pairs.BucketPlasticity;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class HeadAnalysisTest {
    private static final SimulatedHead HEAD = new SimulatedHead(31);
    private static final AnalysisSettings SETTINGS = settings(0);

    @Test
    void reportsHeadTokensAndBuckets() {
        HeadReport report = analyse(HEAD.queries(), keys());
        assertThat(report.layer()).isEqualTo(3);
        assertThat(report.queryHead()).isEqualTo(5);
        assertThat(report.keyHead()).isEqualTo(1);
        assertThat(report.queryTokens()).isEqualTo(SimulatedHead.QUERIES);
        assertThat(report.keyTokens()).isEqualTo(4 * 2 * SimulatedHead.PAIRS);
        assertThat(report.dimension()).isEqualTo(SimulatedHead.DIMENSION);
        assertThat(report.buckets())
                .extracting(bucket -> bucket.queryBucket() + ">" + bucket.keyBucket())
                .containsExactly("1>0", "2>0", "2>1", "3>0", "3>1", "3>2");
        assertThat(report.overallPlasticity()).isEqualTo(BucketPlasticity.overall(report.buckets()));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void recoversTheDrift(long seed) {
        SimulatedHead head = new SimulatedHead(seed);
        HeadReport report = analyse(head.queries(), keys());

        // β̂ has a standard error of σ/√Σ(t−t̄)² in each component, so the square of ‖β̂ − β‖ over it is χ² with 8
        // degrees of
        // freedom, which exceeds 49 with probability 1e-7.
        double standardError = SimulatedHead.SIGMA / Math.sqrt(sumOfSquares(head));
        assertThat(report.slopeNorm()).isCloseTo(norm(head.beta()), within(7 * standardError));

        double[] truth = Arrays.stream(head.beta())
                .map(beta -> {
                    double explained = beta * beta * sumOfSquares(head) / SimulatedHead.QUERIES;
                    return explained / (explained + SimulatedHead.SIGMA * SimulatedHead.SIGMA);
                })
                .toArray();
        double sum = Arrays.stream(truth).sum();
        // R² = ρ² has a standard error of 2ρ(1−ρ²)/√n ≤ 0.77/√n, and a bias of 1/n: five errors, 0.061.
        double bound = 5 * 0.77 / Math.sqrt(SimulatedHead.QUERIES);
        assertThat(report.rSquared().values()).containsExactly(truth, within(bound));
        assertThat(report.meanRSquared()).isCloseTo(sum / truth.length, within(bound));
        // A weight r/Σr moves by at most (δr + r/Σr·δΣr)/Σr; errors of independent components add up by squares, √8 of
        // them.
        double[] weights = Arrays.stream(truth).map(r -> r / sum).toArray();
        assertThat(report.weights().values()).containsExactly(weights, within(bound * (1 + Math.sqrt(8) / 2) / sum));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void findsGaussianNoiseNormal(long seed) {
        HeadReport report = analyse(new SimulatedHead(seed).queries(), keys());
        // Skewness and kurtosis of n normal values have standard errors of √(6/n) and √(24/n): five of them.
        double skewness = 5 * Math.sqrt(6.0 / SimulatedHead.QUERIES);
        double kurtosis = 5 * Math.sqrt(24.0 / SimulatedHead.QUERIES);
        assertThat(report.residual().skewness()).isCloseTo(0, within(skewness));
        assertThat(report.residual().excessKurtosis()).isCloseTo(0, within(kurtosis));
        assertThat(report.noise().medianAbsoluteSkewness()).isBetween(0.0, skewness);
        assertThat(report.noise().medianAbsoluteKurtosis()).isBetween(0.0, kurtosis);
        // With mean and standard deviation estimated from the sample the test is conservative: p below 0.01 is rarer
        // than one in a
        // thousand.
        assertThat(report.residual().ksPValue()).isGreaterThan(0.01);
        assertThat(report.noise().medianKsPValue()).isGreaterThan(0.1);
        assertThat(report.noise().fractionBelowAlpha()).isZero();
    }

    @Test
    void scalarPredictionBeatsTheBaselineIfQueriesDrift() {
        HeadReport report = analyse(HEAD.queries(), keys());
        // A drift of 0.0002 per token over 8192 tokens is 1.5, compared to a standard deviation of 0.7; log position
        // captures part of it.
        assertThat(report.scalar().rSquared()).isBetween(0.05, 0.6);
        assertThat(report.scalar().maeRatio()).isBetween(0.6, 0.99);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void plasticityIsThatOfTheModel(long seed) {
        SimulatedHead head = new SimulatedHead(seed);
        TokenTable queries = head.queries();
        double[] tokens = queries.positions().clone();
        HeadReport report = analyse(queries, KeyHead.of(0, 1, head.keys(), SimulatedHead.identity(), SETTINGS));
        for (BucketPlasticity bucket : report.buckets()) {
            double meanPosition = meanPosition(tokens, bucket.queryBucket());
            double[] mean = head.alpha();
            for (int j = 0; j < mean.length; j++) {
                mean[j] += head.beta()[j] * meanPosition;
            }
            IsotropicPlasticity model =
                    new IsotropicPlasticity(norm(mean) / SimulatedHead.SIGMA, SimulatedHead.DIMENSION);
            // 1500 independent pairs, drawn 1500 times with replacement: the mean's variance is twice that of 1500
            // pairs; five
            // standard errors. The fit's own error, 2σ·√(d/n) at the ends, moves ‖μ‖/σ by up to 0.09; 4Φ(z)(1−Φ(z)) has
            // a slope
            // below 0.65 in z, and z is on average 0.3 of ‖μ‖/σ: 0.02.
            double bound = 5 * model.standardDeviation() * Math.sqrt(2.0 / SimulatedHead.PAIRS) + 0.02;
            assertThat(bucket.plasticity())
                    .as("bucket %s on %s", bucket.queryBucket(), bucket.keyBucket())
                    .isCloseTo(model.mean(), within(bound));
        }
    }

    /** Keys that differ almost only in the component that drifts most: the answer hangs on queries and keys being rotated alike. */
    @Test
    void rotationDoesNotChangePreferences() {
        int drifting = 4;
        TokenTable keys = HEAD.keys();
        double[] values = values(keys);
        for (int at = 0; at < values.length; at++) {
            values[at] *= at % SimulatedHead.DIMENSION == drifting ? 1 : 0.001;
        }
        TokenTable queries = HEAD.queries();
        double[] tokens = queries.positions().clone();
        for (BucketPlasticity bucket : analyse(queries, KeyHead.of(0, 1, keys, SimulatedHead.identity(), SETTINGS))
                .buckets()) {
            double mean = HEAD.alpha()[drifting] + HEAD.beta()[drifting] * meanPosition(tokens, bucket.queryBucket());
            double first = NormalDistribution.of(0, SimulatedHead.SIGMA).cumulativeProbability(mean);
            // z = μ₄/σ in all pairs but those whose keys happen to differ by less than some 0.01, one in a hundred. The
            // fit's
            // errors in μ₄ and σ are below 2σ/√n and σ/√(2n), in z 0.03 and 0.01; five of them at a slope of 0.65: 0.1.
            assertThat(bucket.plasticity()).isCloseTo(4 * first * (1 - first), within(0.1));
        }
    }

    @Test
    void aConstantComponentHasNoShape() {
        TokenTable queries = HEAD.queries();
        double[] values = values(queries);
        for (int at = 3; at < values.length; at += SimulatedHead.DIMENSION) {
            values[at] = 0.1;
        }
        HeadReport report = analyse(queries, keys());
        assertThat(report.noise().medianAbsoluteSkewness()).isNaN();
        assertThat(report.noise().medianAbsoluteKurtosis()).isNaN();
        // One of seven noise components, all of whose standardised values are 0.
        assertThat(report.noise().fractionBelowAlpha()).isEqualTo(1 / 7.0);
        assertThat(report.residual().skewness()).isFinite();
    }

    @Test
    void theSameTokensGiveTheSameBits() {
        HeadReport report = analyse(HEAD.queries(), keys());
        // Records of doubles and vectors are equal only if all metrics are.
        assertThat(analyse(HEAD.queries(), keys())).isEqualTo(report);
    }

    @Test
    void floatsGiveTheBitsOfDoubles() {
        TokenTable queries = rounded(HEAD.queries());
        TokenTable keys = rounded(HEAD.keys());
        HeadReport report = analyse(queries, KeyHead.of(0, 1, keys, SimulatedHead.identity(), SETTINGS));
        KeyHead ofFloats = KeyHead.of(0, 1, asFloats(keys), SimulatedHead.identity(), SETTINGS);
        assertThat(analyse(asFloats(queries), ofFloats)).isEqualTo(report);
    }

    /** Rounds the vectors to floats, in place. */
    private static TokenTable rounded(TokenTable table) {
        double[] values = values(table);
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) values[at];
        }
        return table;
    }

    private static TokenTable asFloats(TokenTable table) {
        FloatArray floats = new FloatArray(values(table).length);
        for (int at = 0; at < floats.length(); at++) {
            floats.set(at, values(table)[at]);
        }
        return new TokenTable(
                table.buckets(),
                table.examples(),
                table.positions(),
                table.windows(),
                new Vectors(table.size(), table.dimension(), floats));
    }

    @Test
    void queryHeadsCanShareAKeyHead() {
        KeyHead shared = keys();
        double[] before = values(shared.tokens()).clone();
        HeadReport first = analyse(HEAD.queries(), shared);
        HeadReport other = analyse(new SimulatedHead(77).queries(), shared);

        assertThat(values(shared.tokens())).isEqualTo(before);
        assertThat(analyse(HEAD.queries(), shared)).isEqualTo(first);
        assertThat(analyse(new SimulatedHead(77).queries(), keys())).isEqualTo(other);
    }

    @Test
    void theScaleOfKeysDoesNotMatter() {
        HeadReport report = analyse(HEAD.queries(), keys());
        // A power of two changes no mantissa.
        assertThat(analyse(HEAD.queries(), scaledKeys(4))).isEqualTo(report);
        // Another factor rounds each key once: some 10² roundings of 2^-53 in a pair's z.
        assertThat(plasticities(analyse(HEAD.queries(), scaledKeys(3))))
                .containsExactly(plasticities(report), within(1e-12));
    }

    @Test
    void doesNotDependOnSignsOfComponents() {
        HeadReport report = analyse(HEAD.queries(), keys());
        DenseVector signs = new DenseVector(new double[] {1, -1, -1, 1, 1, -1, 1, -1});
        TokenTable queries = HEAD.queries();
        TokenTable keys = HEAD.keys();
        orient(queries, signs);
        orient(keys, signs);
        // Changing a sign twice is exact.
        assertThat(analyse(queries, KeyHead.of(0, 1, keys, signs, SETTINGS))).isEqualTo(report);
    }

    @Test
    void drawsPairsWithTheHeadsSeed() {
        HeadReport here = analyse(HEAD.queries(), keys());
        HeadReport same =
                new HeadAnalysis(settings(3 * 10_007 + 5 * 379)).analyse(0, 0, HEAD.queries(), keys(), counts -> {});
        HeadReport next = new HeadAnalysis(SETTINGS).analyse(3, 6, HEAD.queries(), keys(), counts -> {});
        assertThat(same.buckets()).isEqualTo(here.buckets());
        assertThat(next.buckets()).isNotEqualTo(here.buckets());
        assertThat(next.residual()).isEqualTo(here.residual());
    }

    @Test
    void reportsASingleQuery() {
        TokenTable query = new TokenTable(
                new int[] {2},
                new long[1],
                new double[] {5000},
                new double[] {0},
                Vectors.ofDoubles(1, 8, new double[] {1, 2, 3, 4, 5, 6, 7, 8}));
        HeadReport report = analyse(query, keys());
        assertThat(report.slopeNorm()).isZero();
        assertThat(report.meanRSquared()).isZero();
        assertThat(report.scalar().maeRatio()).isEqualTo(1);
        assertThat(report.residual().ksPValue()).isNaN();
        assertThat(report.noise().medianKsPValue()).isEqualTo(1);
        assertThat(report.weights().values()).containsOnly(1.0 / 8);
        assertThat(report.buckets()).hasSize(2);
    }

    @Test
    void zeroQueriesPreferNoKey() {
        TokenTable queries = HEAD.queries();
        Arrays.fill(values(queries), 0);
        HeadReport report = analyse(queries, keys());
        assertThat(report.slopeNorm()).isZero();
        assertThat(report.noise().medianAbsoluteSkewness()).isNaN();
        assertThat(report.noise().medianAbsoluteKurtosis()).isNaN();
        // Every preference is 0: both keys are equally likely to be preferred.
        assertThat(report.overallPlasticity()).isEqualTo(1);
    }

    @Test
    void rejectsInvalidTokens() {
        TokenTable none = new TokenTable(
                new int[0], new long[0], new double[0], new double[0], Vectors.ofDoubles(0, 8, new double[0]));
        KeyHead noKeys = KeyHead.of(0, 1, none, SimulatedHead.identity(), SETTINGS);
        assertThatThrownBy(() -> analyse(none, keys())).hasMessage("no queries");
        assertThatThrownBy(() -> analyse(HEAD.queries(), noKeys)).hasMessage("no keys");

        TokenTable narrow = table(new double[] {1, 2}, new double[2]);
        assertThatThrownBy(() -> analyse(narrow, keys())).hasMessageContaining("1 components");

        TokenTable mixed = HEAD.queries();
        mixed.windows()[7] = 512;
        assertThatThrownBy(() -> analyse(mixed, keys())).isInstanceOf(MixedSlidingWindowException.class);

        TokenTable huge = HEAD.queries();
        values(huge)[0] = Double.POSITIVE_INFINITY;
        assertThatThrownBy(() -> analyse(huge, keys()))
                .isInstanceOf(OutOfRangeException.class)
                .hasMessageContaining("vector");
    }

    @Test
    void reportsConstantComponents() {
        assertThat(analyse(HEAD.queries(), keys()).constant().isEmpty()).isTrue();
        assertThat(analyse(fill(HEAD.queries(), 1.5, 3, 6), keys()).constant()).hasToString("{3, 6}");
        TokenTable onePosition = fill(HEAD.queries(), 1.5, 3);
        Arrays.fill(onePosition.positions(), 7);
        HeadReport report = analyse(onePosition, keys());
        assertThat(report.rSquared().values()).containsOnly(0);
        assertThat(report.constant().isEmpty()).as("R² is 0 by definition").isTrue();
    }

    /** At any scale a head has the expected metrics or fails with the reason. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                -320, -308, -200, -170, -160, -155, -150, -147, -145, -140, -120, -60, -20, 20, 60, 120, 140, 145, 148,
                150, 151, 152, 153, 154, 155, 160, 170, 200, 290, 300, 304, 306, 307
            })
    void rejectsScalesOutOfRange(int exponent) {
        double scale = Double.parseDouble("1e" + exponent);
        HeadReport report = analyse(HEAD.queries(), keys());
        try {
            // σ² is the same multiple of Δ² in numerator and denominator: a few hundred roundings.
            assertThat(plasticities(analyse(HEAD.queries(), scaledKeys(scale))))
                    .containsExactly(plasticities(report), within(1e-12));
            assertThat(exponent).isBetween(-146, 154);
        } catch (OutOfRangeException e) {
            assertRange(e, exponent);
        }
        try {
            HeadReport scaled = analyse(scaled(HEAD.queries(), scale), keys());
            assertThat(exponent).isBetween(-145, 154);
            assertThat(scaled.slopeNorm()).isCloseTo(report.slopeNorm() * scale, withinPercentage(1e-9));
            assertThat(scaled.scalar().rSquared()).isCloseTo(report.scalar().rSquared(), within(1e-9));
            if (scaled.slopeNorm() > 1e-12) { // smaller slopes are not rotated by definition
                assertThat(plasticities(scaled)).containsExactly(plasticities(report), within(1e-9));
                assertThat(scaled.residual().ksPValue())
                        .isCloseTo(report.residual().ksPValue(), within(1e-6));
                assertThat(scaled.noise().medianAbsoluteSkewness())
                        .isCloseTo(report.noise().medianAbsoluteSkewness(), within(1e-9));
            }
        } catch (OutOfRangeException e) {
            assertRange(e, exponent);
        }
    }

    private static void assertRange(OutOfRangeException e, int exponent) {
        assertThat(e)
                .hasMessageStartingWith("column vector: values of the order of ")
                .hasMessageContaining(" in the keys (l03h01k): ")
                .hasMessageContaining(exponent > 0 ? "overflow" : "underflow")
                .hasMessageEndingWith(exponent > 0 ? "scale the vectors down" : "scale the vectors up");
        assertThat(Math.abs(exponent)).isGreaterThan(140);
    }

    @Test
    void reportsQueriesThatVaryTooLittleForRSquared() {
        assertThat(analyse(HEAD.queries(), keys()).isRSquaredFloored()).isFalse();
        assertThat(analyse(scaled(HEAD.queries(), 1e-10), keys()).isRSquaredFloored())
                .isTrue();
        assertThat(analyse(fill(scaled(HEAD.queries(), 1e-10), 1.5, 3), keys()).isRSquaredFloored())
                .isTrue();
        TokenTable onePosition = scaled(HEAD.queries(), 1e-10);
        Arrays.fill(onePosition.positions(), 7);
        assertThat(analyse(onePosition, keys()).isRSquaredFloored()).isFalse();
    }

    @Test
    void rejectsProductsThatOverflow() {
        assertThatThrownBy(() -> analyse(scaled(HEAD.queries(), 1e80), scaledKeys(1e80)))
                .hasMessageContaining("1e80 in the queries and 1e80 in the keys (l03h01k): products of queries")
                .hasMessageContaining("overflow");
    }

    @Test
    void rejectsProductsThatUnderflow() {
        assertThatThrownBy(() -> analyse(scaled(HEAD.queries(), 1e-80), scaledKeys(1e-80)))
                .hasMessageContaining("products of queries and differences of keys underflow");
    }

    @Test
    void rejectsTinyValuesAtOnePosition() {
        TokenTable queries = scaled(HEAD.queries(), 1e-170);
        Arrays.fill(queries.positions(), 7);
        assertThatThrownBy(() -> analyse(queries, keys())).hasMessageContaining("squares of the queries underflow");
    }

    /** The array of the table's vectors. */
    private static double[] values(TokenTable table) {
        return ((DoubleArray) table.vectors().values()).values();
    }

    private static void orient(TokenTable table, DenseVector signs) {
        double[] values = values(table);
        for (int at = 0; at < values.length; at++) {
            values[at] *= signs.apply(at % signs.size());
        }
    }

    private static TokenTable scaled(TokenTable table, double factor) {
        double[] values = values(table);
        for (int at = 0; at < values.length; at++) {
            values[at] *= factor;
        }
        return table;
    }

    private static TokenTable fill(TokenTable table, double value, int... components) {
        for (int component : components) {
            for (int at = component; at < values(table).length; at += SimulatedHead.DIMENSION) {
                values(table)[at] = value;
            }
        }
        return table;
    }

    private static HeadReport analyse(TokenTable queries, KeyHead keys) {
        return new HeadAnalysis(SETTINGS).analyse(3, 5, queries, keys, counts -> {});
    }

    private static AnalysisSettings settings(long seed) {
        return new AnalysisSettings(64, 0.01, seed, SimulatedHead.PAIRS, SlidingWindowUnit.TOKENS);
    }

    private static KeyHead keys() {
        return KeyHead.of(0, 1, HEAD.keys(), SimulatedHead.identity(), SETTINGS);
    }

    private static KeyHead scaledKeys(double factor) {
        return KeyHead.of(0, 1, scaled(HEAD.keys(), factor), SimulatedHead.identity(), SETTINGS);
    }

    private static TokenTable table(double[] values, double[] positions) {
        int n = values.length;
        return new TokenTable(new int[n], new long[n], positions, new double[n], Vectors.ofDoubles(n, 1, values));
    }

    private static double[] plasticities(HeadReport report) {
        return report.buckets().stream()
                .mapToDouble(BucketPlasticity::plasticity)
                .toArray();
    }

    private static double meanPosition(double[] positions, int bucket) {
        return Arrays.stream(positions)
                .filter(position -> (int) position / SimulatedHead.BUCKET == bucket)
                .average()
                .orElseThrow();
    }

    /** Σ(t−t̄)² of the head's queries. */
    private static double sumOfSquares(SimulatedHead head) {
        double[] positions = head.queries().positions();
        double mean = Arrays.stream(positions).average().orElseThrow();
        return Arrays.stream(positions).map(t -> (t - mean) * (t - mean)).sum();
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    }
}
