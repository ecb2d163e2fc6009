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

    /**
     * {@code np.array([(i*i*7 + i*31) % 101 / 101.0 - 0.3 for i in range(n)]).sum()} by numpy 2.4.6. A different order of the eight lanes, a
     * different block length or a running sum misses at least one of these.
     */
    @ParameterizedTest
    @CsvSource({
        "7, 0.6524752475247526",
        "8, 0.8970297029702973",
        "9, 1.4881188118811886",
        "15, 3.0742574257425748",
        "127, 30.57326732673267",
        "129, 31.61683168316832",
        "136, 33.289108910891095",
        "257, 62.147524752475256",
        "1000, 243.19801980198022",
        "50000, 12227.148514851486"
    })
    void equalsNumpyBitForBit(int n, double expected) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (i * (i * 7L + 31)) % 101 / 101.0 - 0.3;
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
        // A value passes at most 16 additions in its lane, 3 over lanes, 7 in the rest, and one per halving: 60 at
        // these
        // sizes.
        assertThat(PairwiseSum.of(values)).isCloseTo(exact.doubleValue(), within(60 * EPSILON * magnitude));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 77, 129, 640, 50_000})
    void theMeanOfEqualIntegersIsExact(int n) {
        double[] values = new double[n];
        Arrays.fill(values, 8191);
        assertThat(PairwiseSum.mean(values)).isEqualTo(8191);
    }

    @Test
    void anEmptyArrayHasSumZeroAndNoMean() {
        assertThat(PairwiseSum.of(new double[0])).isZero();
        assertThat(PairwiseSum.mean(new double[0])).isNaN();
    }
}
