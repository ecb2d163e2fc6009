package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {
    /** Ranges around that from which numbers are sorted, and the full range of a long. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 65_535, 65_536, 65_537, 1L << 40, Long.MAX_VALUE})
    void ranksNumbersOfAnyRange(long range) {
        SplittableRandom random = new SplittableRandom(range);
        for (int size : new int[] {1, 2, 100, 1000}) {
            long[] numbers = random.longs(size, -range / 2, range - range / 2).toArray();
            Ranks ranks = Ranks.of(numbers);
            long[] distinct = Arrays.stream(numbers).sorted().distinct().toArray();
            assertThat(ranks.distinct()).isEqualTo(distinct);
            assertThat(ranks.size()).isEqualTo(distinct.length);
            assertThat(Arrays.stream(ranks.ranks()).mapToLong(rank -> distinct[rank]))
                    .containsExactly(box(numbers));
        }
    }

    private static Long[] box(long[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }

    @Test
    void extremesAreSorted() {
        Ranks ranks = Ranks.of(new long[] {Long.MAX_VALUE, 0, Long.MIN_VALUE, 0});
        assertThat(ranks.distinct()).containsExactly(Long.MIN_VALUE, 0, Long.MAX_VALUE);
        assertThat(ranks.ranks()).containsExactly(2, 1, 0, 1);
        Ranks ofInts = Ranks.of(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE});
        assertThat(ofInts.distinctInts()).containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(ofInts.ranks()).containsExactly(1, 0);
    }

    @Test
    void noNumbersHaveNoRanks() {
        assertThat(Ranks.of(new int[0]).ranks()).isEmpty();
        assertThat(Ranks.of(new long[0]).size()).isZero();
    }
}
