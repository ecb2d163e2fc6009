package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the distance with the library's, which sorts the sample, bit for bit. */
class NormalDistanceTest {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    static Stream<Arguments> samples() {
        return Stream.of(2, 3, 7, 8, 9, 64, 640, 5000, 50_000, 200_000)
                .flatMap(n -> Stream.of(
                        sample(n, "normal", x -> x),
                        sample(n, "wide", x -> 3 * x),
                        sample(n, "narrow", x -> x / 1000),
                        sample(n, "shifted", x -> x + 0.3),
                        sample(n, "far out", x -> x + 7),
                        sample(n, "heavy tails", x -> x * x * x * x * x / 20),
                        sample(n, "tied", x -> Math.rint(x * 4) / 4),
                        // Bins are at least 8/8192 wide: values on their edges.
                        sample(n, "on edges", x -> Math.rint(x * 1024) / 1024),
                        sample(n, "two values", x -> x < 0.2 ? -1 : 1),
                        sample(n, "one value", x -> 0)));
    }

    private static Arguments sample(int n, String shape, DoubleUnaryOperator of) {
        SplittableRandom random = new SplittableRandom(n);
        double[] sample = new double[n];
        Arrays.setAll(
                sample,
                i -> of.applyAsDouble(
                        STANDARD_NORMAL.inverseCumulativeProbability((random.nextInt(1 << 30) + 0.5) / (1 << 30))));
        return Arguments.of(n + " values, " + shape, sample);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void equalsTheDistanceOfTheSortedSample(String name, double[] sample) {
        double expected =
                KolmogorovSmirnovTest.withDefaults().statistic(sample, STANDARD_NORMAL::cumulativeProbability);
        assertThat(NormalDistance.of(sample)).isEqualTo(expected);
    }

    @Test
    void handlesASingleValue() {
        assertThat(NormalDistance.of(new double[] {0})).isEqualTo(0.5);
        assertThat(NormalDistance.of(new double[] {-40})).isEqualTo(1);
    }

    @Test
    void doesNotModifyTheSample() {
        double[] sample = {2, -1, 0.5, 0.4, -3, 9, 0.1, -0.2, 1};
        double[] given = sample.clone();
        NormalDistance.of(given);
        assertThat(given).isEqualTo(sample);
    }
}
