package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.HeadReport;
import plasticity.analysis.KeyHead;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.SlidingWindowUnit;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class HeadWarningsTest {
    private static final int ROWS = 48;
    private static final int D = 10;
    private static final String NO_PAIRS =
            "12 of 12 bucket pairs have no plasticity: no two keys of the bucket share an example";

    private final int[] queryBuckets = IntStream.range(0, ROWS).map(i -> i / 12).toArray();
    private final int[] keyBuckets =
            IntStream.range(0, ROWS).map(i -> i / 12 - 1).toArray();
    private final long[] examples =
            IntStream.range(0, ROWS).mapToLong(i -> i % 3).toArray();
    private final double[] positions = IntStream.range(0, ROWS).asDoubleStream().toArray();
    private final double[] windows = new double[ROWS];
    private final double[] queries =
            new SplittableRandom(1).doubles((long) ROWS * D, -1, 1).toArray();
    private final double[] keys =
            new SplittableRandom(2).doubles((long) ROWS * D, -1, 1).toArray();
    private boolean hasExamples = true;
    private long[] queryExamples = new long[ROWS];
    private EstimateSettings estimates;

    @Test
    void aNormalHeadHasNoWarnings() {
        assertThat(warnings()).isNull();
        assertThat(HeadWarnings.undefinedReason(null)).isEmpty();
    }

    @Test
    void noTwoKeysOfOneText() {
        Arrays.setAll(examples, i -> i);
        assertUndefined("no key bucket holds two keys of one text");
        assertThat(warnings())
                .isEqualTo("ap_overall is undefined: no key bucket holds two keys of one text; "
                        + NO_PAIRS.replace("12", "9"));
        hasExamples = false;
        assertUndefined("no key bucket holds two keys of one text (the keys have no example_id)");
    }

    @Test
    void someBucketsWithoutPairsDoNotMakeTheMeanUndefined() {
        Arrays.setAll(examples, i -> keyBuckets[i] == 1 ? i : i % 3);
        assertThat(warnings())
                .isEqualTo("2 of 9 bucket pairs have no plasticity: no two keys of the bucket share an example");
    }

    @Test
    void equalKeys() {
        Arrays.fill(keys, 0.5);
        assertThat(warnings())
                .isEqualTo("ap_overall is undefined: no key bucket holds two different keys of one text; "
                        + "9 of 9 bucket pairs have no plasticity: all drawn pairs are of equal keys");
    }

    @Test
    void equalKeysAndBucketsWithoutPairs() {
        Arrays.fill(keys, 0.5);
        Arrays.setAll(examples, i -> keyBuckets[i] == 0 ? i : i % 3);
        assertUndefined("no key bucket holds two different keys of one text");
        assertThat(warnings()).contains("no two keys of the bucket share an example; ", " are of equal keys");
    }

    @Test
    void oneQueryBucket() {
        Arrays.fill(queryBuckets, 0);
        assertUndefined("all queries are in bucket 0");
        assertThat(warnings()).endsWith("; no plasticity: no query bucket above 0 has an eligible key bucket below it");
        queryBuckets[0] = -1;
        assertUndefined("no query is in a bucket above 0");
        Arrays.fill(queryBuckets, 2);
        assertThat(warnings()).isNull();
    }

    @Test
    void noEarlierKeyBucket() {
        Arrays.fill(queryBuckets, 1);
        Arrays.fill(keyBuckets, 1);
        assertUndefined("no key bucket is earlier than a query bucket");
    }

    @Test
    void noKeyBucketWithinTheWindow() {
        Arrays.fill(queryBuckets, 9);
        Arrays.fill(windows, 2);
        assertThat(HeadWarnings.undefinedReason(HeadWarnings.of(report(SlidingWindowUnit.BUCKETS), true)))
                .contains("no earlier key bucket is within the sliding window");
    }

    @Test
    void listsAllConstantComponents() {
        fill(1.5, 3);
        assertConstant("3");
        fill(-2, 4);
        assertConstant("3, 4");
        fill(0, 5, 9);
        assertConstant("3-5, 9");
        fill(7, 0, 1, 2, 6, 7);
        assertConstant("0-7, 9");
    }

    private void assertConstant(String components) {
        assertThat(warnings())
                .endsWith("; constant components: " + components
                        + " (their component_r2 and component_weight are not meaningful)");
    }

    @Test
    void constantQueries() {
        Arrays.fill(queries, 0);
        assertThat(warnings())
                .isEqualTo(
                        "the queries do not vary with position; "
                                + "a component is the same in all queries, so the noise medians are undefined; "
                                + "all components are constant: q_R2_pos, component_r2 and component_weight are not meaningful");
    }

    @Test
    void queriesThatVaryTooLittle() {
        Arrays.setAll(queries, at -> queries[at] * 1e-9);
        assertThat(warnings())
                .isEqualTo("the queries vary too little (all sums of squares are below 1e-12): "
                        + "q_R2_pos, component_r2 and component_weight are not meaningful");
    }

    @Test
    void equalPositionsMakeRSquaredZeroByDefinition() {
        fill(1.5, 3);
        Arrays.fill(positions, 4);
        assertThat(warnings()).contains("do not vary with position").doesNotContain("constant");
    }

    @Test
    void tooFewTextsForStandardErrors() {
        estimates = new EstimateSettings(new SampleSizes(64, 64, 64), 3, Double.NaN, 64);
        assertThat(warnings())
                .as("all queries are of text 0")
                .isEqualTo("too few texts for standard errors: all sampled queries are of one group of texts");
        Arrays.setAll(queryExamples, i -> i % 2);
        assertThat(warnings()).isNull();
        Arrays.fill(queryExamples, 0);
        Arrays.fill(examples, 0);
        assertThat(warnings()).isEqualTo("only one text: ap_empirical and all standard errors are undefined");
    }

    private void fill(double value, int... components) {
        for (int component : components) {
            for (int at = component; at < queries.length; at += D) {
                queries[at] = value;
            }
        }
    }

    private void assertUndefined(String reason) {
        assertThat(HeadWarnings.undefinedReason(warnings())).contains(reason);
    }

    private String warnings() {
        return HeadWarnings.of(report(SlidingWindowUnit.TOKENS), hasExamples);
    }

    private HeadReport report(SlidingWindowUnit unit) {
        AnalysisSettings settings = new AnalysisSettings(4, 0.01, 0, 16, unit, estimates);
        double[] signs = new double[D];
        Arrays.fill(signs, 1);
        KeyHead key = KeyHead.of(0, 0, table(keyBuckets, examples, keys), new DenseVector(signs), settings);
        return new HeadAnalysis(settings).analyse(0, 0, table(queryBuckets, queryExamples, queries), key, counts -> {});
    }

    private TokenTable table(int[] buckets, long[] ofExamples, double[] values) {
        return new TokenTable(
                buckets, ofExamples, positions.clone(), windows, Vectors.ofDoubles(ROWS, D, values.clone()));
    }
}
