package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.plots.model.DistanceMap.Estimator;

class DistanceMapTest {
    private static final String HEADER =
            "layer,q_head,k_head,key_distance,query_distance,bin_width,n_pairs,weight,ap_linear,ap_empirical";
    private static final HeadSelection ALL = new HeadSelection(OptionalInt.empty(), OptionalInt.empty());
    /** Sums of a few decimal fractions. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path directory;

    private DistanceTable table(HeadSelection selection, String... rows) throws Exception {
        Path file = directory.resolve("d.csv");
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return DistanceTable.read(TestTables.csv(file, lines), selection);
    }

    private DistanceTable twoHeads(HeadSelection selection) throws Exception {
        return table(
                selection,
                "0,0,0,0,0,512,40,1,0.9,0.8",
                "0,1,0,0,0,512,30,3,0.5,0.4",
                "0,1,0,512,1024,512,10,1,0.2,0.3");
    }

    @Test
    void meansAreWeighted() throws Exception {
        DistanceMap map = DistanceMap.of(twoHeads(ALL), Estimator.EMPIRICAL);
        assertThat(map.grid().rows()).isEqualTo(3);
        assertThat(map.grid().columns()).isEqualTo(2);
        assertThat(map.grid().cell(0, 0)).isCloseTo((1 * 0.8 + 3 * 0.4) / 4, within(ROUNDING));
        assertThat(map.grid().cell(2, 1)).isEqualTo(0.3);
        assertThat(map.grid().cell(1, 0)).isNaN();
        assertThat(map.isUncertain(0, 0)).as("35 pairs per head").isFalse();
        assertThat(map.isUncertain(2, 1)).as("10 pairs").isTrue();
        assertThat(map.isUncertain(1, 0)).as("no pairs").isFalse();
        assertThat(map.uncertain()).isEqualTo(1);
        assertThat(map.label(2)).isEqualTo("1024");
    }

    @Test
    void theGapIsLinearMinusEmpirical() throws Exception {
        assertThat(DistanceMap.of(twoHeads(ALL), Estimator.GAP).grid().cell(2, 1))
                .isCloseTo(-0.1, within(ROUNDING));
        assertThat(DistanceMap.of(twoHeads(ALL), Estimator.LINEAR).grid().cell(2, 1))
                .isEqualTo(0.2);
    }

    @Test
    void selectedHead() throws Exception {
        DistanceTable table = twoHeads(new HeadSelection(OptionalInt.of(0), OptionalInt.of(0)));
        assertThat(DistanceMap.of(table, Estimator.EMPIRICAL).grid().values()).containsExactly(0.8);
    }

    @Test
    void cellsAreCombinedOnTheCoarsestGrid() throws Exception {
        DistanceTable table = table(
                ALL, "0,0,0,256,768,256,5,1,0.9,0.8", "0,0,0,0,512,256,5,1,0.9,0.4", "0,1,0,0,512,512,20,2,0.5,0.1");
        DistanceMap map = DistanceMap.of(table, Estimator.EMPIRICAL);
        assertThat(map.width()).isEqualTo(512);
        assertThat(map.grid().cell(1, 0)).isCloseTo((0.8 + 0.4 + 2 * 0.1) / 4, within(ROUNDING));
        assertThat(map.pairs().cell(1, 0)).as("(5 + 5 + 20)/2 heads").isEqualTo(15);
    }

    @Test
    void widthsThatAreNoMultiplesAreRejected() throws Exception {
        DistanceTable table = table(ALL, "0,0,0,0,0,300,5,1,0.9,0.8", "0,1,0,0,512,512,20,2,0.5,0.1");
        assertThatThrownBy(() -> DistanceMap.of(table, Estimator.EMPIRICAL))
                .isInstanceOf(PlotException.class)
                .hasMessageEndingWith(
                        "d.csv: cells of 300.0 and of 512.0 tokens cannot be combined; select one head, or set"
                                + " distance_bin in the analysis");
    }

    @Test
    void differencesAreOfCommonHeadsAndCells() throws Exception {
        DistanceTable other = table(ALL, "0,1,0,0,0,512,25,3,0.5,0.1", "0,1,0,0,512,512,25,3,0.5,0.1");
        DistanceMap map = DistanceMap.difference(twoHeads(ALL), other, Estimator.EMPIRICAL);
        assertThat(map.grid().values()).hasSize(1);
        assertThat(map.grid().cell(0, 0)).as("without head 0").isCloseTo(0.4 - 0.1, within(ROUNDING));
        assertThat(map.isUncertain(0, 0)).as("25 pairs in one table").isTrue();
        DistanceTable foreign = table(ALL, "7,1,0,0,0,512,25,3,0.5,0.1");
        DistanceTable table = twoHeads(ALL);
        assertThatThrownBy(() -> DistanceMap.difference(table, foreign, Estimator.EMPIRICAL))
                .isInstanceOf(PlotException.class)
                .hasMessage("against: the two tables have no head and distances in common");
    }
}
