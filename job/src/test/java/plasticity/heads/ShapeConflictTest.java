package plasticity.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeConflictTest {
    private static final GroupedQueryLayout MODEL = new GroupedQueryLayout(30, 9, 3);

    @ParameterizedTest
    @CsvSource({
        "30, 9, 9, 30, 9, 3, true",
        "30, 9, 1, 30, 9, 3, true",
        "30, 6, 3, 30, 9, 3, true",
        "30, 6, 2, 30, 9, 3, false",
        "30, 18, 3, 30, 9, 3, true",
        "24, 9, 3, 30, 9, 3, false",
        "24, 9, 9, 30, 9, 3, true",
        "40, 9, 1, 40, 9, 3, true",
        "24, 18, 6, 30, 18, 6, false"
    })
    void suggestsAShapeThatFits(
            int layers, int queries, int keys, int fitLayers, int fitQueries, int fitKeys, boolean isMispaired) {
        ShapeConflict conflict = ShapeConflict.of(all(MODEL), new GroupedQueryLayout(layers, queries, keys))
                .orElseThrow();
        assertThat(conflict.fitting()).isEqualTo(new GroupedQueryLayout(fitLayers, fitQueries, fitKeys));
        assertThat(conflict.mispairs()).isEqualTo(isMispaired);
        assertThat(conflict.found()).isEqualTo("layers up to 29, query heads up to 8, key heads up to 2");
    }

    @Test
    void someQueryHeadsMayKeepTheirKeyHead() {
        ShapeConflict conflict =
                ShapeConflict.of(all(MODEL), new GroupedQueryLayout(30, 9, 1)).orElseThrow();
        assertThat(conflict.mispairs(2)).isFalse();
        assertThat(conflict.mispairs(3)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"30, 9, 3", "40, 9, 3", "30, 18, 6"})
    void acceptsAShapeThatContainsAllHeads(int layers, int queries, int keys) {
        assertThat(ShapeConflict.of(all(MODEL), new GroupedQueryLayout(layers, queries, keys)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30, 300})
    void acceptsASampleOfHeads(int wanted) {
        GroupedQueryLayout layout = new GroupedQueryLayout(36, 32, 8);
        SplittableRandom random = new SplittableRandom(wanted);
        for (int repeat = 0; repeat < 20; repeat++) {
            List<HeadId> heads = new ArrayList<>();
            while (heads.size() < 2 * wanted) {
                HeadId query = HeadId.query(random.nextInt(36), random.nextInt(32));
                heads.add(query);
                heads.add(HeadId.key(query.layer(), layout.keyHeadOf(query.head())));
            }
            assertThat(ShapeConflict.of(heads, layout)).isEmpty();
        }
    }

    @Test
    void acceptsMissingKeyHeads() {
        List<HeadId> heads = all(MODEL);
        heads.remove(HeadId.key(4, 2));
        heads.remove(HeadId.key(7, 0));
        assertThat(ShapeConflict.of(heads, MODEL)).isEmpty();
        assertThat(ShapeConflict.of(heads, new GroupedQueryLayout(30, 9, 9))).isPresent();
    }

    @Test
    void withoutKeyHeadsTheGroupingIsNotChecked() {
        GroupedQueryLayout layout = new GroupedQueryLayout(2, 40, 40);
        List<HeadId> heads = all(layout);
        heads.removeIf(head -> head.kind() == HeadKind.KEY);
        assertThat(ShapeConflict.of(heads, layout)).isEmpty();
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
