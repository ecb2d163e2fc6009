package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }

    /** Labels of matplotlib 3; the first three ranges are from the original's plots. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            408     | 8296   | 1000 2000 3000 4000 5000 6000 7000 8000
            0.229   | 1.007  | 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0
            0.6     | 0.777  | 0.60 0.62 0.64 0.66 0.68 0.70 0.72 0.74 0.76
            0       | 0.1434 | 0.00 0.02 0.04 0.06 0.08 0.10 0.12 0.14
            -1      | 1      | −1.00 −0.75 −0.50 −0.25 0.00 0.25 0.50 0.75 1.00
            0       | 1      | 0.0 0.2 0.4 0.6 0.8 1.0
            0       | 29     | 0 5 10 15 20 25
            -2e-8   | 6e-8   | −2e−8 −1e−8 0 1e−8 2e−8 3e−8 4e−8 5e−8 6e−8
            0       | 2.5e9  | 0 5e8 1e9 1.5e9 2e9 2.5e9
            """)
    void roundTicks(double low, double high, String expected) {
        assertThat(String.join(" ", labels(RoundTicks.within(new Range(low, high)))))
                .isEqualTo(expected);
    }

    @Test
    void anyRangeHasTwoToTenTicksWithinIt() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 8));
            Range range = new Range(low, low + Math.abs(low) * Math.pow(10, random.nextInt(-3, 4)) + 1e-12);
            List<Tick> ticks = RoundTicks.within(range);
            double slack = 1e-6 * range.length(); // tolerance of the ticks at the ends
            assertThat(ticks).as(range.toString()).hasSizeBetween(2, 10);
            assertThat(ticks).as(range.toString()).allSatisfy(tick -> assertThat(tick.value())
                    .isBetween(range.low() - slack, range.high() + slack));
            assertThat(labels(ticks)).as(range.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void labelsMatchValues() {
        assertThat(RoundTicks.within(new Range(-3, 3))).allSatisfy(tick -> assertThat(tick.value())
                .isCloseTo(Double.parseDouble(tick.label().replace('\u2212', '-')), within(1e-12)));
    }

    /** The labels of {@code golden/plots/components.png}. */
    @Test
    void spreadTicksMatchTheOriginal() {
        assertThat(labels(Tick.spread(IntStream.range(0, 64).toArray(), 20)))
                .containsExactly(
                        "0", "3", "6", "9", "13", "16", "19", "23", "26", "29", "33", "36", "39", "43", "46", "49",
                        "53", "56", "59", "63");
    }

    @Test
    void fewValuesAllHaveTicks() {
        assertThat(labels(Tick.spread(new int[] {4, 7}, 20))).containsExactly("4", "7");
        assertThat(labels(Tick.spread(new int[] {4}, 20))).containsExactly("4");
        assertThat(Tick.everyNth(2, 20, i -> "b" + i)).containsExactly(new Tick(0, "b0"), new Tick(1, "b1"));
    }

    @ParameterizedTest
    @CsvSource({"24, 24, 24", "25, 24, 13", "48, 24, 24", "49, 24, 10", "121, 24, 13", "1, 24, 1", "0, 24, 0"})
    void everyNthKeepsTheMaximum(int count, int most, int ticks) {
        assertThat(Tick.everyNth(count, most, Integer::toString)).hasSize(ticks);
    }
}
