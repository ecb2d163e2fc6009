package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the median and fraction of all p-values. */
class RankedPValuesTest {
    @ParameterizedTest
    @CsvSource({"1,50", "2,50", "3,141", "4,640", "5,640", "17,1000", "63,640", "64,5000"})
    void medianAndFractionAreThoseOfAllPValues(int count, int n) {
        SplittableRandom random = new SplittableRandom(count * 1_000L + n);
        // From far below to far above the usual distance: p from 1 to almost 0.
        double[] distances =
                random.doubles(count, 0.2 / Math.sqrt(n), 3 / Math.sqrt(n)).toArray();
        double[] all = Arrays.stream(distances)
                .map(distance -> KolmogorovSmirnov.pValue(distance, n))
                .sorted()
                .toArray();
        double median = (all[(count - 1) / 2] + all[count / 2]) / 2;

        RankedPValues ranked = new RankedPValues(bounded(distances, random), n);

        assertThat(ranked.median()).isEqualTo(median);
        for (double alpha : new double[] {0, 1e-6, 0.01, 0.2, 0.9, 1}) {
            double fraction = (double) Arrays.stream(all).filter(p -> p < alpha).count() / count;
            assertThat(ranked.fractionBelow(alpha)).isEqualTo(fraction);
        }
    }

    @ParameterizedTest
    @CsvSource({"7,50", "8,640"})
    void equalDistancesHaveOnePValue(int count, int n) {
        double[] distances = new double[count];
        Arrays.fill(distances, 0.05);

        RankedPValues ranked = new RankedPValues(bounded(distances, new SplittableRandom(1)), n);

        assertThat(ranked.median()).isEqualTo(KolmogorovSmirnov.pValue(0.05, n));
        assertThat(ranked.fractionBelow(1)).isEqualTo(1);
    }

    /** Where the formula for p changes (nD² = 2.2), its order is wrong by 1e-5 of its value. */
    @Test
    void countsCorrectlyWhereTheFormulaChanges() {
        int n = 2000;
        SplittableRandom random = new SplittableRandom(9);
        double seam = Math.sqrt(2.2 / n);
        double[] distances =
                random.doubles(49, seam * (1 - 1e-6), seam * (1 + 1e-6)).toArray();
        double[] all = Arrays.stream(distances)
                .map(distance -> KolmogorovSmirnov.pValue(distance, n))
                .toArray();
        for (double alpha : all) {
            double fraction = (double) Arrays.stream(all).filter(p -> p < alpha).count() / all.length;
            assertThat(new RankedPValues(bounded(distances, random), n).fractionBelow(alpha))
                    .isEqualTo(fraction);
        }
    }

    /** Bounds of random width; some equal the distance. */
    private static List<BoundedDistance> bounded(double[] distances, SplittableRandom random) {
        return Arrays.stream(distances)
                .mapToObj(distance -> new BoundedDistance(
                        distance - (random.nextInt(3) == 0 ? 0 : random.nextDouble(0.2 * distance)),
                        distance + (random.nextInt(3) == 0 ? 0 : random.nextDouble(0.2 * distance)),
                        () -> distance))
                .toList();
    }

    @Test
    void doesNotComputeDistancesThatBoundsDecide() {
        List<BoundedDistance> distances = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            double distance = 0.001 * (i + 1);
            boolean isInTheMiddle = Math.abs(i - 20) <= 2;
            distances.add(new BoundedDistance(distance - 0.0004, distance + 0.0004, () -> {
                assertThat(isInTheMiddle).as("distance %s is needed", distance).isTrue();
                return distance;
            }));
        }
        assertThat(new RankedPValues(distances, 5000).median()).isEqualTo(KolmogorovSmirnov.pValue(0.021, 5000));
        assertThat(new RankedPValues(distances, 5000).fractionBelow(1e-300)).isZero();
    }
}
