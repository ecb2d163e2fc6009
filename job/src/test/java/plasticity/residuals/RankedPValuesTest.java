package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ranked p-values against all of them computed and sorted. */
class RankedPValuesTest {
    @ParameterizedTest
    @CsvSource({"1,50", "2,50", "3,141", "4,640", "5,640", "17,1000", "63,640", "64,5000"})
    void medianAndShareAreThoseOfAllPValues(int count, int n) {
        SplittableRandom random = new SplittableRandom(count * 1_000L + n);
        // From far below to far above the usual distance, so that p runs from 1 to almost 0.
        double[] distances =
                random.doubles(count, 0.2 / Math.sqrt(n), 3 / Math.sqrt(n)).toArray();
        double[] all = Arrays.stream(distances)
                .map(distance -> KolmogorovSmirnov.pValue(distance, n))
                .sorted()
                .toArray();
        double median = (all[(count - 1) / 2] + all[count / 2]) / 2;

        RankedPValues ranked = new RankedPValues(distances, n);

        assertThat(ranked.median()).isEqualTo(median);
        for (double alpha : new double[] {0, 1e-6, 0.01, 0.2, 0.9, 1}) {
            double share = (double) Arrays.stream(all).filter(p -> p < alpha).count() / count;
            assertThat(ranked.shareBelow(alpha)).isEqualTo(share);
        }
    }

    @ParameterizedTest
    @CsvSource({"7,50", "8,640"})
    void equalDistancesHaveOnePValue(int count, int n) {
        double[] distances = new double[count];
        Arrays.fill(distances, 0.05);

        RankedPValues ranked = new RankedPValues(distances, n);

        assertThat(ranked.median()).isEqualTo(KolmogorovSmirnov.pValue(0.05, n));
        assertThat(ranked.shareBelow(1)).isEqualTo(1);
    }
}
