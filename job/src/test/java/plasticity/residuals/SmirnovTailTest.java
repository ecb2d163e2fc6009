package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmirnovTailTest {
    static Stream<Arguments> tails() {
        return Stream.of(2, 10, 141, 640, 2047, 2048, 5000, 50_000)
                .flatMap(n -> Stream.of(1.0, 2.2, 2.7, 5.0, 20.0, 100.0, 369.0)
                        .map(square -> Math.sqrt(square / n))
                        .filter(d -> d < 1)
                        .map(d -> Arguments.of(n, d)));
    }

    /** The library sums all terms in extended precision. */
    @ParameterizedTest(name = "n = {0}, d = {1}")
    @MethodSource("tails")
    void equalsTheLibrary(int n, double d) {
        double expected = KolmogorovSmirnovTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(ranks(n), rank -> rank == 0 ? 1.0 / n - d : (rank + 1.0) / n)
                .getPValue();
        // The statistic of that sample is d to within a rounding of 1/n − d, and ln p has a slope of at most 4nd + 1/(1
        // − d) there;
        // the binomial probabilities are good to 1e-13. A sum below 1e-300 has terms that no double holds.
        double slope = 4 * n * d + 1 / (1 - d);
        assertThat(SmirnovTail.probability(d, n))
                .isCloseTo(expected, within(1e-300 + (1e-12 + slope * 1e-16) * expected));
    }

    @Test
    void isLinearForOneValue() {
        assertThat(SmirnovTail.probability(0.25, 1)).isEqualTo(0.75);
    }

    /** A sample for the distribution function above: the empirical one exceeds it by d at the first value only. */
    private static double[] ranks(int n) {
        double[] ranks = new double[n];
        for (int i = 0; i < n; i++) {
            ranks[i] = i;
        }
        return ranks;
    }
}
