package plasticity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plasticity.jackknife.Estimate;

class RankingTest {
    private final Ranking ranking = new Ranking(new double[] {3, 1, 4, 1, 5, 4});

    @Test
    void equalNumbersHaveTheMeanOfTheirRanks() {
        assertThat(ranking.ranks()).containsExactly(3, 1.5, 4.5, 1.5, 6, 4.5);
    }

    @Test
    void ofEqualNumbersTheFirstAreSmallestAndTheLastLargest() {
        assertThat(ranking.largest(2).stream()).containsExactly(4, 5);
        assertThat(ranking.smallest(1).stream()).containsExactly(1);
        assertThat(ranking.smallest(3).stream()).containsExactly(0, 1, 3);
        assertThat(ranking.largest(9).cardinality()).isEqualTo(6);
    }

    @Test
    void theOrderIsThatOfDoubles() {
        double[] numbers = {
            -0.0, 1e300, Double.NEGATIVE_INFINITY, 0.0, -1e-300, Double.POSITIVE_INFINITY, -2, 1e-300, Double.MIN_VALUE
        };
        assertThat(new Ranking(numbers).ranks()).containsExactly(4.5, 8, 1, 4.5, 3, 9, 2, 7, 6);
    }

    @Test
    void manyEqualNumbersTakeNoLonger() {
        Ranking equal = new Ranking(new double[200_000]);
        assertThat(equal.ranks()).containsOnly(100_000.5);
        assertThat(equal.largest(3).stream()).containsExactly(199_997, 199_998, 199_999);
    }

    @Test
    void spearmansCorrelation() {
        // Σd² = 4: 1 − 6·4/(5·24).
        double correlation = RankCorrelation.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 4, 3, 5});
        assertThat(correlation).isCloseTo(0.8, within(1e-15)); // rounding
        assertThat(RankCorrelation.of(new double[] {1.5, 1.5}, new double[] {1, 2}))
                .isNaN();
    }

    @Test
    void theErrorOfACorrelationIsThatOfItsReplicates() {
        RankedHeads a = ranked(new double[] {1, 1, 2}, new double[] {2, 2, 1}, new double[] {3, 3, 3});
        RankedHeads b = ranked(new double[] {1, 1, 1}, new double[] {2, 3, 2}, new double[] {3, 2, 3});
        // All: 1. Paired: without group 0 0.5, without group 1 0.5. Their error is 0; independently it is that of 1 and
        // 0.5, twice.
        assertThat(a.correlation(b, true)).isEqualTo(new RankCorrelation(1, 0));
        RankCorrelation independent = a.correlation(b, false);
        // Each run: √(½·2·0.25²) = 0.25.
        assertThat(independent.standardError()).isCloseTo(Math.hypot(0.25, 0.25), within(1e-15)); // rounding
    }

    private static RankedHeads ranked(double[]... heads) {
        return new RankedHeads(IntStream.range(0, heads.length)
                .mapToObj(i -> new Estimate(heads[i]))
                .toList());
    }

    @Test
    void withoutReplicatesThereIsNoError() {
        RankedHeads heads = new RankedHeads(List.of(new Estimate(1), new Estimate(2)));
        assertThat(heads.correlation(heads, true).standardError()).isNaN();
        assertThat(heads.replicates()).isZero();
    }
}
