package plasticity.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.sample.NumpyGenerator;

class PairDrawTest {
    private static final int[][] GROUPS = {{10, 11}, {20, 21, 22}, {30, 31, 32, 33, 34}};

    @Test
    void countsThePairsOfAllGroups() {
        assertThat(new PairDraw(GROUPS).pairs()).isEqualTo(1 + 3 + 10);
        assertThat(new PairDraw(new int[0][]).pairs()).isZero();
        // 100000 keys of one example have more pairs than fit into an int.
        assertThat(new PairDraw(new int[][] {new int[100_000]}).pairs()).isEqualTo(4_999_950_000L);
    }

    @Test
    void everyPairIsEquallyLikely() {
        PairDraw draw = new PairDraw(GROUPS);
        NumpyGenerator generator = new NumpyGenerator(1);
        Map<Set<Integer>, Integer> counts = new HashMap<>();
        int[] pair = new int[2];
        for (int i = 0; i < 14_000; i++) {
            draw.draw(generator, pair);
            assertThat(pair[0] / 10).isEqualTo(pair[1] / 10);
            counts.merge(Set.of(pair[0], pair[1]), 1, Integer::sum);
        }
        assertThat(counts).hasSize(14);
        // 1000 expected of each, with a standard deviation of √(14000·(1/14)·(13/14)) = 30.5: five of them.
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isCloseTo(1000, within(152)));
    }

    @Test
    void eitherKeyCanComeFirst() {
        PairDraw draw = new PairDraw(new int[][] {{4, 9}});
        NumpyGenerator generator = new NumpyGenerator(2);
        int[] pair = new int[2];
        int smallerFirst = 0;
        for (int i = 0; i < 1000; i++) {
            draw.draw(generator, pair);
            smallerFirst += pair[0] == 4 ? 1 : 0;
        }
        // 500 expected with a standard deviation of √250 = 15.8: five of them.
        assertThat(smallerFirst).isCloseTo(500, within(79));
    }

    /** A pair number below Σw, then two rows of its group, like numpy. */
    @Test
    void consumesAnIntegerAndAChoice() {
        PairDraw draw = new PairDraw(GROUPS);
        NumpyGenerator generator = new NumpyGenerator(3);
        NumpyGenerator other = new NumpyGenerator(3);
        int[] pair = new int[2];
        for (int i = 0; i < 200; i++) {
            draw.draw(generator, pair);
            long number = other.integers(14);
            int[] group = GROUPS[number < 1 ? 0 : number < 4 ? 1 : 2];
            int[] chosen = other.choice(group.length, 2);
            assertThat(pair).containsExactly(group[chosen[0]], group[chosen[1]]);
        }
    }

    /** The group of every r is found by the table, whatever the sizes of the groups: one large group between many small ones, at either end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 99})
    void findsTheGroupOfEveryPair(int large) {
        int[][] groups = IntStream.range(0, 100)
                .mapToObj(g -> IntStream.range(0, g == large ? 200 : 2 + g % 3)
                        .map(row -> 1000 * g + row)
                        .toArray())
                .toArray(int[][]::new);
        PairDraw draw = new PairDraw(groups);
        NumpyGenerator generator = new NumpyGenerator(4);
        NumpyGenerator other = new NumpyGenerator(4);
        int[] pair = new int[2];
        for (int i = 0; i < 20_000; i++) {
            draw.draw(generator, pair);
            int[] group = groupOf(other.integers(draw.pairs()), groups);
            int[] chosen = other.choice(group.length, 2);
            assertThat(pair).containsExactly(group[chosen[0]], group[chosen[1]]);
        }
    }

    private static int[] groupOf(long pair, int[][] groups) {
        long cumulative = 0;
        int group = -1;
        while (cumulative <= pair) {
            group++;
            cumulative += groups[group].length * (groups[group].length - 1L) / 2;
        }
        return groups[group];
    }
}
