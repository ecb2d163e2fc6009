package plasticity.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.draws.PairKind;
import plasticity.draws.SampleSizes;
import plasticity.heads.SlidingWindowUnit;
import plasticity.jackknife.Estimate;

/** What estimates do not depend on, with small random heads of which all queries, keys and pairs are used. */
class InvarianceTest {
    /**
     * Scores have relative errors of some 10^-15, the scores of a pair are up to a hundred times larger than their differences, and plasticity has a slope
     * below 1 in the standardised difference.
     */
    private static final double ROUNDING = 1e-11;

    private static final SampleSizes ALL = new SampleSizes(1 << 20, 1 << 20, 1 << 20);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static AnalysisSettings settings(RandomHead head) {
        return new AnalysisSettings(
                64,
                0.01,
                0,
                1,
                SlidingWindowUnit.TOKENS,
                new EstimateSettings(ALL, head.settings.estimateSettings().groups(), 10, 64));
    }

    private record Analysed(List<HeadEstimates> heads, KeyHeadEstimates keyHead) {}

    private static Analysed analyse(RandomHead head, DenseVector orientation, UnaryOperator<List<Token>> change) {
        AnalysisSettings settings = settings(head);
        KeyHead keyHead = KeyHead.of(0, 0, Token.table(change.apply(head.keys), Double.NaN), orientation, settings);
        KeyHeadEstimator estimator = new KeyHeadEstimator(
                keyHead.estimates().orElseThrow(), settings.estimateSettings().groups());
        List<HeadEstimates> heads = new ArrayList<>();
        for (RandomHead.QueryHead queries : head.queryHeads) {
            heads.add(new HeadAnalysis(settings)
                    .analyse(
                            0,
                            queries.number(),
                            Token.table(change.apply(queries.tokens()), queries.window()),
                            keyHead,
                            estimator::add)
                    .estimates());
        }
        return new Analysed(heads, estimator.estimate());
    }

    /** @param names of the metrics of query heads to be compared */
    private static void compare(Analysed one, Analysed other, double tolerance, Predicate<String> names) {
        for (int h = 0; h < one.heads.size(); h++) {
            NamedValues.compare(all(one.heads.get(h), names), all(other.heads.get(h), names), tolerance);
        }
        NamedValues.compare(all(one.keyHead), all(other.keyHead), tolerance);
    }

    private static Map<String, Double> all(HeadEstimates estimates, Predicate<String> names) {
        Map<String, Double> all = NamedValues.values(estimates);
        NamedValues.errors(estimates).forEach((name, error) -> all.put(name + " error", error));
        all.putAll(NamedValues.distances(estimates));
        GeometryByDefinition.values(estimates.geometry()).forEach((name, value) -> all.put("geometry " + name, value));
        all.keySet().removeIf(names.negate());
        return all;
    }

    static Map<String, Double> all(KeyHeadEstimates estimates) {
        Map<String, Double> all = new LinkedHashMap<>();
        estimates.components().forEach((kind, components) -> List.of(
                        components.token(),
                        components.text(),
                        components.position(),
                        components.queryHead(),
                        components.total())
                .forEach(estimate -> put(kind, estimate, all)));
        return all;
    }

    private static void put(PairKind kind, Estimate estimate, Map<String, Double> all) {
        all.put(kind + " " + all.size(), estimate.value());
        all.put(kind + " " + all.size() + " error", estimate.standardError());
    }

    private static UnaryOperator<List<Token>> each(UnaryOperator<Token> change) {
        return rows -> rows.stream().map(change).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void orderOfRows(long seed) {
        RandomHead head = new RandomHead(seed);
        Random random = new Random(seed);
        UnaryOperator<List<Token>> shuffled = rows -> {
            List<Token> copy = new ArrayList<>(rows);
            Collections.shuffle(copy, random);
            return copy;
        };
        compare(
                analyse(head, head.orientation, shuffled),
                analyse(head, head.orientation, UnaryOperator.identity()),
                ROUNDING,
                name -> true);
    }

    /** The components that ap_linear takes to be independent depend on the signs. */
    @ParameterizedTest
    @MethodSource("seeds")
    void orientation(long seed) {
        RandomHead head = new RandomHead(seed);
        double[] signs = new double[head.orientation.size()];
        Arrays.fill(signs, 1);
        compare(
                analyse(head, head.orientation, UnaryOperator.identity()),
                analyse(head, new DenseVector(signs), UnaryOperator.identity()),
                ROUNDING,
                name -> !isOfDiagonalModel(name));
    }

    /** The R² and η² are means over components, so they depend on the rotation, too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rotationOfQueriesAndKeys(long seed) {
        RandomHead head = new RandomHead(seed);
        if (head.hasIntegers) {
            return; // ties would be broken by rounding
        }
        double[][] rotation = rotation(head.orientation.size(), new Random(seed));
        UnaryOperator<Token> rotate = token -> new Token(
                token.bucket(),
                token.text(),
                token.position(),
                Arrays.stream(rotation)
                        .mapToDouble(axis -> HeadByDefinition.dot(
                                axis, token.oriented(head.orientation).x()))
                        .toArray());
        double[] signs = new double[head.orientation.size()];
        Arrays.fill(signs, 1);
        compare(
                analyse(head, new DenseVector(signs), each(rotate)),
                analyse(head, head.orientation, UnaryOperator.identity()),
                ROUNDING,
                name -> !isOfDiagonalModel(name) && !name.contains("R2") && !name.contains("ETA2"));
    }

    /** The first and the last fifth are those of the positions from 0. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shiftOfAllPositions(long seed) {
        RandomHead head = new RandomHead(seed);
        compare(
                analyse(
                        head,
                        head.orientation,
                        each(token -> new Token(token.bucket(), token.text(), token.position() + 1000, token.x()))),
                analyse(head, head.orientation, UnaryOperator.identity()),
                ROUNDING,
                name -> !name.matches("AP_.*(FIRST20|LAST20|DROP).*"));
    }

    /** Whether a metric depends on ap_linear. The third number of a distance is its mean. */
    private static boolean isOfDiagonalModel(String name) {
        return name.matches(".*LINEAR(?!_FULL).*|.*MODEL_GAP.*|distance .* 2");
    }

    /** Random orthonormal axes, by Gram and Schmidt. */
    private static double[][] rotation(int dimension, Random random) {
        double[][] axes = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            double[] axis = random.ints(dimension, 0, 1)
                    .mapToDouble(zero -> random.nextGaussian())
                    .toArray();
            for (int pass = 0; pass < 2; pass++) {
                for (double[] other : Arrays.copyOf(axes, i)) {
                    double along = HeadByDefinition.dot(axis, other);
                    Arrays.setAll(axis, j -> axis[j] - along * other[j]);
                }
            }
            double length = Math.sqrt(HeadByDefinition.dot(axis, axis));
            Arrays.setAll(axis, j -> axis[j] / length);
            axes[i] = axis;
        }
        return axes;
    }

    /** What a rerun does for a head whose own results are stored. */
    @ParameterizedTest
    @MethodSource("seeds")
    void headsThatAreOnlyCountedHaveTheSameCounts(long seed) {
        RandomHead head = new RandomHead(seed);
        KeyHead keyHead = head.keyHead();
        KeySide keys = keyHead.estimates().orElseThrow();
        int groups = head.settings.estimateSettings().groups();
        KeyHeadEstimator analysed = new KeyHeadEstimator(keys, groups);
        KeyHeadEstimator counted = new KeyHeadEstimator(keys, groups);
        KeyHeadEstimator reversed = new KeyHeadEstimator(keys, groups);
        List<HeadCounts> all = new ArrayList<>();
        for (RandomHead.QueryHead queries : head.queryHeads) {
            head.analyse(queries, keyHead, all::add);
            HeadCounts expected = all.get(all.size() - 1);
            HeadCounts counts = new HeadAnalysis(head.settings)
                    .count(
                            RandomHead.LAYER,
                            queries.number(),
                            Token.table(queries.tokens(), queries.window()),
                            keyHead);
            analysed.add(expected);
            counted.add(counts);
            assertSameCounts(keys, counts, expected);
        }
        Collections.reverse(all);
        all.forEach(reversed::add);
        NamedValues.compare(all(counted.estimate()), all(analysed.estimate()), 0);
        NamedValues.compare(all(reversed.estimate()), all(analysed.estimate()), ROUNDING);
    }

    private static void assertSameCounts(KeySide keys, HeadCounts counts, HeadCounts expected) {
        assertThat(counts.texts()).isEqualTo(expected.texts());
        assertThat(counts.hasWindow()).isEqualTo(expected.hasWindow());
        assertThat(counts.cells().sizes()).isEqualTo(expected.cells().sizes());
        double[] some = new double[counts.cells().sizes().length];
        double[] others = new double[some.length];
        for (PairKind kind : PairKind.values()) {
            for (int c = 0; c < keys.sample().buckets().length; c++) {
                assertThat(counts.eligible(c)).isEqualTo(expected.eligible(c));
                for (int pair = 0;
                        counts.has(kind, c) && pair < keys.pairs(kind, c).size();
                        pair++) {
                    counts.get(kind, c, pair, some);
                    expected.get(kind, c, pair, others);
                    assertThat(some).isEqualTo(others);
                }
            }
        }
    }
}
