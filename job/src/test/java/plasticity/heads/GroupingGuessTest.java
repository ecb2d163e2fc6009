package plasticity.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingGuessTest {
    @ParameterizedTest
    @CsvSource({"30, 9, 3", "36, 32, 8", "48, 40, 40", "2, 71, 1", "1, 1, 1"})
    void guessesACompleteModel(int layers, int queries, int keys) {
        GroupedQueryLayout layout = new GroupedQueryLayout(layers, queries, keys);
        assertThat(GroupingGuess.of(all(layout))).isEqualTo(layout);
    }

    /** 300 of 1,152 query heads with their key heads; the last head and at least one head of every group are among them. */
    @Test
    void guessesASampledModelFromThePairsOfHeads() {
        GroupedQueryLayout layout = new GroupedQueryLayout(36, 32, 8);
        SplittableRandom random = new SplittableRandom(7);
        List<HeadId> heads = new ArrayList<>();
        for (HeadId query : all(layout)) {
            if (query.kind() == HeadKind.QUERY && random.nextInt(1152) < 300) {
                heads.add(query);
                heads.add(HeadId.key(query.layer(), layout.keyHeadOf(query.head())));
            }
        }
        assertThat(GroupingGuess.of(heads)).isEqualTo(layout);
    }

    @Test
    void theLastQueryHeadsMayBeMissing() {
        List<HeadId> heads = all(new GroupedQueryLayout(2, 32, 8));
        heads.removeIf(head -> head.kind() == HeadKind.QUERY && head.head() > 29);
        assertThat(GroupingGuess.of(heads)).isEqualTo(new GroupedQueryLayout(2, 32, 8));
    }

    @Test
    void aMissingKeyHeadDoesNotChangeTheGuess() {
        List<HeadId> heads = all(new GroupedQueryLayout(30, 9, 3));
        heads.remove(HeadId.key(4, 2));
        assertThat(GroupingGuess.of(heads)).isEqualTo(new GroupedQueryLayout(30, 9, 3));
    }

    @Test
    void guessesOneKeyHeadIfNoneIsCaptured() {
        assertThat(GroupingGuess.of(List.of(HeadId.query(0, 0), HeadId.query(1, 5))))
                .isEqualTo(new GroupedQueryLayout(2, 6, 1));
    }

    @Test
    void acceptsHugeNumbers() {
        assertThat(GroupingGuess.of(List.of(HeadId.query(999_999_999, 999_999_999), HeadId.key(999_999_999, 0)))
                        .layers())
                .isEqualTo(1_000_000_000);
    }

    private static List<HeadId> all(GroupedQueryLayout layout) {
        List<HeadId> heads = new ArrayList<>();
        for (int layer = 0; layer < layout.layers(); layer++) {
            for (int head = 0; head < layout.queryHeads(); head++) {
                heads.add(HeadId.query(layer, head));
            }
            for (int head = 0; head < layout.keyHeads(); head++) {
                heads.add(HeadId.key(layer, head));
            }
        }
        return heads;
    }
}
