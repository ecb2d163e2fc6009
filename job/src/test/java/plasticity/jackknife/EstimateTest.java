package plasticity.jackknife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void theStandardErrorIsThatOfTheJackknife() {
        // Mean 4, squares of 9 + 1 + 4 = 14; 2/3 of them.
        assertThat(new Estimate(100, 1, 5, 6).standardError()).isCloseTo(Math.sqrt(28.0 / 3), within(1e-15));
        assertThat(new Estimate(100, 3, 3).standardError()).isZero();
    }

    /** The jackknife of a mean with one text per group is the classical standard error, s/√n. */
    @Test
    void theErrorOfAMeanIsTheClassicalOne() {
        double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
        double sum = Arrays.stream(x).sum();
        double[] values = IntStream.rangeClosed(0, x.length)
                .mapToDouble(r -> r == 0 ? sum / x.length : (sum - x[r - 1]) / (x.length - 1))
                .toArray();
        double squares =
                Arrays.stream(x).map(v -> Math.pow(v - sum / x.length, 2)).sum();
        double classical = Math.sqrt(squares / (x.length - 1) / x.length);
        assertThat(new Estimate(values).standardError()).isCloseTo(classical, within(1e-14));
    }

    @Test
    void isUndefinedWithoutReplicatesOrIfOneIsUndefined() {
        assertThat(new Estimate(1).standardError()).isNaN();
        assertThat(new Estimate(1, 2).standardError()).isNaN();
        assertThat(new Estimate(Double.NaN, 2, 3).standardError()).isNaN();
        assertThat(new Estimate(1, 2, Double.NaN).standardError()).isNaN();
    }

    @Test
    void differencesAreTakenByReplicate() {
        Estimate difference = new Estimate(5, 7, Double.NaN).minus(new Estimate(1, 2, 3));
        assertThat(difference.value()).isEqualTo(4);
        assertThat(difference.replicates()).isEqualTo(2);
        assertThat(difference.replicate(0)).isEqualTo(5);
        assertThat(difference.replicate(1)).isNaN();
    }

    @Test
    void meansLeaveOutWhatIsUndefined() {
        DefinedMean mean = new DefinedMean(3);
        assertThat(mean.mean().value()).isNaN();
        mean.add(new Estimate(1, 2, Double.NaN), 1);
        mean.add(new Estimate(3, Double.NaN, Double.NaN), 3);
        Estimate result = mean.mean();
        assertThat(result.value()).isEqualTo((1 + 3 * 3) / 4.0);
        assertThat(result.replicate(0)).isEqualTo(2);
        assertThat(result.replicate(1)).isNaN();
    }
}
