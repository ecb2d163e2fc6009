package plasticity.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.estimates.HeadMetric;
import plasticity.heads.SlidingWindowUnit;
import plasticity.jackknife.Estimate;
import plasticity.sample.OutOfRangeException;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class ScaledEstimatesTest {
    private static final int ROWS = 240;
    private static final AnalysisSettings WITHOUT = new AnalysisSettings(4, 0.01, 0, 32, SlidingWindowUnit.TOKENS);
    private static final AnalysisSettings WITH = new AnalysisSettings(
            4,
            0.01,
            0,
            32,
            SlidingWindowUnit.TOKENS,
            new EstimateSettings(new SampleSizes(2048, 1024, 2048), 20, Double.NaN, 64));
    private static final double[] SCALES = {
        1e-320, 1e-300, 1e-250, 1e-200, 1e-160, 1e-150, 1e-100, 1, 1e100, 1e140, 1e150, 1e153, 1e155, 1e160, 1e200,
        1e300
    };

    /** Estimates neither fail a head that can be analysed without them, nor differ: an estimate that leaves the range of a double is undefined. */
    @ParameterizedTest
    @ValueSource(ints = {-320, -200, -100, 0, 100, 140, 150, 153, 155, 200})
    void areThoseOfOrdinaryVectorsOrUndefined(int exponent) {
        double queries = Double.parseDouble("1e" + exponent);
        HeadReport ordinary = report(1, 1, WITH);
        for (double keys : SCALES) {
            try {
                report(queries, keys, WITHOUT);
            } catch (OutOfRangeException e) {
                assertThatThrownBy(() -> report(queries, keys, WITH)).isInstanceOf(OutOfRangeException.class);
                continue;
            }
            assertThatCode(() -> report(queries, keys, WITH))
                    .as("keys %s", keys)
                    .doesNotThrowAnyException();
            HeadReport scaled = report(queries, keys, WITH);
            for (HeadMetric metric : HeadMetric.values()) {
                Estimate expected = ordinary.estimates().metrics().get(metric);
                Estimate found = scaled.estimates().metrics().get(metric);
                if (!Double.isNaN(found.value())) {
                    // The definition of R² has a floor for tiny queries. Those with a slope below 1e-12 are not
                    // rotated, which changes ap_linear by 4e-4.
                    double tolerance = metric == HeadMetric.Q_R2_POS ? 1 : 2e-3;
                    assertThat(found.value())
                            .as("%s, keys %s", metric, keys)
                            .isCloseTo(expected.value(), within(tolerance));
                }
            }
        }
    }

    private static HeadReport report(double queries, double keys, AnalysisSettings settings) {
        KeyHead head = KeyHead.of(0, 0, table(2, keys), new DenseVector(new double[] {1, -1, 1, 1}), settings);
        return new HeadAnalysis(settings).analyse(0, 0, table(1, queries), head, counts -> {});
    }

    private static TokenTable table(long seed, double scale) {
        Random random = new Random(seed);
        int[] buckets = new int[ROWS];
        long[] texts = new long[ROWS];
        double[] positions = new double[ROWS];
        double[] windows = new double[ROWS];
        double[] vectors = new double[4 * ROWS];
        for (int i = 0; i < ROWS; i++) {
            buckets[i] = i % 4;
            texts[i] = i % 6;
            positions[i] = 50 * buckets[i] + random.nextInt(50);
            windows[i] = Double.NaN;
            for (int j = 0; j < 4; j++) {
                vectors[4 * i + j] = (float) (random.nextGaussian() + 0.01 * positions[i]) * scale;
            }
        }
        return new TokenTable(buckets, texts, positions, windows, Vectors.ofDoubles(ROWS, 4, vectors));
    }
}
