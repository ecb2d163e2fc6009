package plasticity.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.analysis.KeyHead;
import plasticity.draws.PairKind;
import plasticity.draws.SampleSizes;
import plasticity.heads.SlidingWindowUnit;
import plasticity.jackknife.Estimate;

/** Which estimates are undefined with few texts, queries, buckets or keys. */
class UndefinedCasesTest {
    private static final AnalysisSettings SETTINGS = new AnalysisSettings(
            64,
            0.01,
            0,
            1,
            SlidingWindowUnit.TOKENS,
            new EstimateSettings(new SampleSizes(2048, 1024, 2048), 20, Double.NaN, 64));

    private final Random random = new Random(1);

    private Token token(int bucket, long text) {
        return new Token(bucket, text, 10 * bucket + random.nextInt(3), new double[] {
            random.nextGaussian(), random.nextGaussian()
        });
    }

    /** Some tokens in each bucket of each text. */
    private List<Token> tokens(int buckets, int texts, int perCell) {
        List<Token> tokens = new ArrayList<>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            for (int text = 0; text < texts; text++) {
                for (int i = 0; i < perCell; i++) {
                    tokens.add(token(bucket, text));
                }
            }
        }
        return tokens;
    }

    private static HeadEstimates analyse(List<Token> queries, List<Token> keys, double window) {
        KeyHead keyHead =
                KeyHead.of(0, 0, Token.table(keys, Double.NaN), new DenseVector(new double[] {1, 1}), SETTINGS);
        return new HeadAnalysis(SETTINGS)
                .analyse(0, 0, Token.table(queries, window), keyHead, counts -> {})
                .estimates();
    }

    private static double value(HeadEstimates estimates, HeadMetric metric) {
        return estimates.metrics().get(metric).value();
    }

    private static double error(HeadEstimates estimates, HeadMetric metric) {
        return estimates.metrics().get(metric).standardError();
    }

    @Test
    void severalTextsAndBucketsDefineEverything() {
        HeadEstimates estimates = analyse(tokens(7, 5, 3), tokens(7, 5, 3), Double.NaN);
        assertThat(estimates.metrics()).hasSize(HeadMetric.values().length);
        for (Estimate estimate : estimates.metrics().values()) {
            assertThat(estimate.value()).isNotNaN();
            assertThat(estimate.standardError()).isPositive();
        }
        assertThat(estimates.heldOutRSquared()).isNotNaN();
        assertThat(estimates.replicates()).isEqualTo(5);
        assertThat(estimates.buckets()).hasSize(21 + 15);
    }

    @Test
    void oneTextHasNoEmpiricalPlasticityAndNoErrors() {
        HeadEstimates estimates = analyse(tokens(7, 1, 5), tokens(7, 1, 5), Double.NaN);
        assertThat(value(estimates, HeadMetric.NEAR_LINEAR)).isNotNaN();
        assertThat(value(estimates, HeadMetric.NEAR_GAUSSIAN)).isNotNaN();
        assertThat(value(estimates, HeadMetric.NEAR_TOKEN)).isNotNaN();
        assertThat(value(estimates, HeadMetric.NEAR_EMPIRICAL)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_MODEL_GAP)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_TEXT)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_TOTAL)).isNaN();
        assertThat(value(estimates, HeadMetric.AP_LINEAR_FIRST20)).isNotNaN();
        assertThat(value(estimates, HeadMetric.AP_FIRST20)).isNaN();
        assertThat(estimates.heldOutRSquared()).isNaN();
        assertThat(estimates.replicates()).isZero();
        assertThat(error(estimates, HeadMetric.NEAR_LINEAR)).isNaN();
        assertThat(estimates.distances()).isEmpty();
    }

    /** The keys have more texts, but a replicate would have no query. */
    @Test
    void queriesOfOneGroupHaveNoErrors() {
        HeadEstimates estimates = analyse(tokens(3, 1, 5), tokens(3, 4, 5), Double.NaN);
        assertThat(estimates.texts()).isEqualTo(4);
        assertThat(estimates.replicates()).isZero();
        assertThat(value(estimates, HeadMetric.NEAR_LINEAR)).isNotNaN();
        assertThat(error(estimates, HeadMetric.NEAR_LINEAR)).isNaN();
    }

    @Test
    void oneQueryPerTextHasNoTokenComponent() {
        HeadEstimates estimates = analyse(tokens(4, 5, 1), tokens(4, 5, 2), Double.NaN);
        assertThat(value(estimates, HeadMetric.NEAR_EMPIRICAL)).isNotNaN();
        assertThat(value(estimates, HeadMetric.NEAR_TOKEN)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_TEXT)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_POSITION)).isNotNaN();
    }

    @Test
    void oneKeyPerTextHasFarPairsOnly() {
        HeadEstimates estimates = analyse(tokens(4, 5, 2), tokens(4, 5, 1), Double.NaN);
        assertThat(value(estimates, HeadMetric.NEAR_LINEAR)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_TOKEN)).isNaN();
        assertThat(value(estimates, HeadMetric.FAR_LINEAR)).isNotNaN();
        assertThat(estimates.buckets())
                .filteredOn(bucket -> bucket.kind() == PairKind.NEAR)
                .hasSize(6)
                .allSatisfy(bucket -> {
                    assertThat(bucket.pairs()).isZero();
                    assertThat(bucket.values()).containsOnly(Double.NaN);
                });
    }

    @Test
    void aWindowExcludesFarPairs() {
        HeadEstimates estimates = analyse(tokens(4, 5, 2), tokens(4, 5, 2), 5);
        assertThat(value(estimates, HeadMetric.NEAR_LINEAR)).isNotNaN();
        assertThat(value(estimates, HeadMetric.FAR_LINEAR)).isNaN();
        assertThat(estimates.buckets()).hasSize(3).allMatch(bucket -> bucket.kind() == PairKind.NEAR);
    }

    @Test
    void oneBucketHasNoEarlierKeys() {
        HeadEstimates estimates = analyse(tokens(1, 5, 3), tokens(1, 5, 3), Double.NaN);
        assertThat(estimates.profile()).as("bucket 0 has no profile").isEmpty();
        assertThat(estimates.buckets()).isEmpty();
        assertThat(estimates.distances()).isEmpty();
        assertThat(value(estimates, HeadMetric.NEAR_LINEAR)).isNaN();
        assertThat(value(estimates, HeadMetric.Q_ETA2_BUCKET))
                .as("all within the bucket")
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void asManyBucketsAsQueriesLeaveNothingWithin() {
        HeadEstimates estimates = analyse(tokens(6, 1, 1), tokens(6, 5, 2), Double.NaN);
        assertThat(value(estimates, HeadMetric.Q_ETA2_BUCKET)).isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_GAUSSIAN))
                .as("one query per bucket")
                .isNaN();
        assertThat(value(estimates, HeadMetric.NEAR_LINEAR_FULL))
                .as("of all buckets")
                .isNotNaN();
    }

    @Test
    void equalKeysFormNoPair() {
        List<Token> keys = new ArrayList<>();
        for (Token key : tokens(3, 4, 3)) {
            keys.add(new Token(key.bucket(), key.text(), key.position(), new double[] {1, 2}));
        }
        HeadEstimates estimates = analyse(tokens(3, 4, 3), keys, Double.NaN);
        assertThat(estimates.buckets()).isNotEmpty().allMatch(bucket -> bucket.pairs() == 0);
        assertThat(value(estimates, HeadMetric.NEAR_EMPIRICAL)).isNaN();
        assertThat(estimates.profile()).allMatch(point -> Double.isNaN(point.linear()));
    }

    /** A query head alone has no component of the query head; its total is that of the positions. */
    @Test
    void aSingleQueryHead() {
        KeyHead keyHead = KeyHead.of(
                0, 0, Token.table(tokens(4, 5, 2), Double.NaN), new DenseVector(new double[] {1, 1}), SETTINGS);
        KeyHeadEstimator estimator = new KeyHeadEstimator(keyHead.estimates().orElseThrow(), 20);
        HeadEstimates head = new HeadAnalysis(SETTINGS)
                .analyse(0, 0, Token.table(tokens(4, 5, 2), Double.NaN), keyHead, estimator::add)
                .estimates();
        KeyHeadEstimates estimates = estimator.estimate();
        assertThat(estimates.components().get(PairKind.NEAR).queryHead().value())
                .isNaN();
        assertThat(estimates.components().get(PairKind.NEAR).total().value())
                .isCloseTo(value(head, HeadMetric.NEAR_TOTAL), within(1e-15));
        assertThat(estimates.components().get(PairKind.NEAR).total().standardError())
                .isNotNaN();
    }

    /** All query heads have windows, so the key head has no far pairs. */
    @Test
    void aKeyHeadWithWindowsOnly() {
        KeyHead keyHead = KeyHead.of(
                0, 0, Token.table(tokens(4, 5, 2), Double.NaN), new DenseVector(new double[] {1, 1}), SETTINGS);
        KeyHeadEstimator estimator = new KeyHeadEstimator(keyHead.estimates().orElseThrow(), 20);
        for (int h = 0; h < 2; h++) {
            new HeadAnalysis(SETTINGS).analyse(0, h, Token.table(tokens(4, 5, 2), 25), keyHead, estimator::add);
        }
        KeyHeadEstimates estimates = estimator.estimate();
        assertThat(estimates.queryHeads()).isEqualTo(2);
        assertThat(estimates.components().get(PairKind.FAR).token().value()).isNaN();
        assertThat(estimates.components().get(PairKind.FAR).total().value()).isNaN();
        assertThat(estimates.components().get(PairKind.NEAR).queryHead().value())
                .isNotNaN();
    }
}
