package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseSumTest {
    private static final double EPSILON = Math.ulp(1.0);

    /** {@code np.array([0.1 * i - 0.7 / (i + 1) for i in range(n)]).sum()} by numpy 2.4.6; a running sum differs at most of these. */
    @ParameterizedTest
    @CsvSource({
        "1, -0.7",
        "7, 0.2850000000000003",
        "8, 0.8975000000000004",
        "9, 1.6197222222222227",
        "127, 796.3022657851876",
        "128, 808.9967970351877",
        "129, 821.7913706785985",
        "1000, 49944.76017039761",
        "1025, 52474.74289410258",
        "50000, 124997492.02209723"
    })
    void equalsNumpyToTheLastBit(int n, double expected) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 0.1 * i - 0.7 / (i + 1);
        }
        assertThat(PairwiseSum.of(values)).isEqualTo(expected);
        assertThat(PairwiseSum.mean(values)).isEqualTo(expected / n);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 15, 16, 63, 127, 128, 129, 136, 255, 256, 257, 300, 1000, 4099, 20_000})
    void isCloseToTheExactSum(int n) {
        double[] values = new SplittableRandom(n).doubles(n, -1000, 1000).toArray();
        BigDecimal exact = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        double magnitude = Arrays.stream(values).map(Math::abs).sum();
        // A value passes at most 16 additions in its lane, 3 over lanes, 7 in the rest, and one a halving: 60 at these
        // sizes.
        assertThat(PairwiseSum.of(values)).isCloseTo(exact.doubleValue(), within(60 * EPSILON * magnitude));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 77, 129, 640, 50_000})
    void theMeanOfEqualWholeNumbersIsThatNumber(int n) {
        double[] values = new double[n];
        Arrays.fill(values, 8191);
        assertThat(PairwiseSum.mean(values)).isEqualTo(8191);
    }

    @Test
    void nothingSumsToZeroAndHasNoMean() {
        assertThat(PairwiseSum.of(new double[0])).isZero();
        assertThat(PairwiseSum.mean(new double[0])).isNaN();
    }
}
