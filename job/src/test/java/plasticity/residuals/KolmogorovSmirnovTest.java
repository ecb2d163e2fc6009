package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares p-values with {@code scipy.stats.kstwo.sf(d, n)} of scipy 1.17.1, on samples built to have the statistic d. */
class KolmogorovSmirnovTest {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    /**
     * @param n sample size
     * @param d the statistic
     * @param p P(D_n ≥ d)
     */
    record Golden(int n, double d, double p) {
        /** No sample of n values has a smaller statistic than 1/(2n). */
        boolean attainable() {
            return n >= 2 && d >= 0.5 / n;
        }
    }

    static Stream<Golden> attainable() throws IOException {
        try (InputStream json = KolmogorovSmirnovTest.class.getResourceAsStream("/golden/ks-two-sided-sf.json")) {
            List<Golden> all = new ObjectMapper().readValue(json, new TypeReference<>() {});
            return all.stream().filter(Golden::attainable);
        }
    }

    @ParameterizedTest
    @MethodSource("attainable")
    void equalsTheTwoSidedDistribution(Golden golden) {
        double p = KolmogorovSmirnov.pValue(sample(golden.n(), golden.d()));
        // Up to 1e-11 the two implementations differ by themselves. The sample's statistic is d to within two
        // roundings, and
        // ln p has a slope of at most n·max(4d, 1/(1−d)) there.
        double slope = golden.n() * Math.max(4 * golden.d(), 1 / (1 - golden.d()));
        double relative = 1e-11 + slope * Math.ulp(1.0);
        assertThat(p).isCloseTo(golden.p(), within(relative * golden.p()));
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "10", "140", "141", "640", "50000"})
    void theClosestPossibleSampleHasPValueOne(int n) {
        // P(D_n ≥ 1/(2n)) = 1 for every n.
        assertThat(KolmogorovSmirnov.pValue(sample(n, 0.5 / n))).isEqualTo(1);
    }

    @Test
    void doesNotDependOnTheOrderOfTheSampleNorChangeIt() {
        double[] sample = new SplittableRandom(5).doubles(200, -2, 2).toArray();
        double[] given = sample.clone();
        double p = KolmogorovSmirnov.pValue(given);
        assertThat(given).isEqualTo(sample);
        Arrays.sort(given);
        assertThat(KolmogorovSmirnov.pValue(given)).isEqualTo(p);
    }

    @Test
    void isTwoSided() {
        double[] low = sample(50, 0.2);
        double[] high = Arrays.stream(low).map(x -> -x).toArray();
        // Φ(−x) and 1 − Φ(x) differ by a rounding or two: the slope above, times 2^-52.
        assertThat(KolmogorovSmirnov.pValue(high)).isCloseTo(KolmogorovSmirnov.pValue(low), within(1e-13));
    }

    /** Quantiles of i/n − d: the empirical distribution exceeds the normal one by d, and is never more than 1/n − d ≤ d below it. */
    private static double[] sample(int n, double d) {
        double[] sample = new double[n];
        for (int i = 1; i <= n; i++) {
            double u = (double) i / n - d;
            sample[i - 1] = u > 0 ? STANDARD_NORMAL.inverseCumulativeProbability(u) : -40;
        }
        return sample;
    }

    /** Thresholds within bounds of p and beyond them. */
    @ParameterizedTest
    @CsvSource({"2", "10", "141", "5000"})
    void isBelowAgreesWithTheValue(int n) {
        for (double threshold : new double[] {0, 1e-300, 1e-6, 0.01, 0.3, 1, 1.1}) {
            for (double scaled = 0.5 / Math.sqrt(n); scaled < Math.min(3, Math.sqrt(n)); scaled += 0.0137) {
                double distance = scaled / Math.sqrt(n);
                assertThat(KolmogorovSmirnov.isBelow(threshold, distance, n))
                        .as("D = %s, threshold %s", distance, threshold)
                        .isEqualTo(KolmogorovSmirnov.pValue(distance, n) < threshold);
            }
        }
    }
}
