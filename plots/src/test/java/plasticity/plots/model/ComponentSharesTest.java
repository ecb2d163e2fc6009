package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.tables.TableException;

class ComponentSharesTest {
    private static final String HEADER = "layer,q_head,k_head,component,component_r2,component_weight";

    @TempDir
    private Path directory;

    private StatusTable statuses = StatusTable.none();

    private ComponentShares shares(Aggregation aggregation, OptionalInt limit, String... lines) throws Exception {
        return new ComponentShares(
                new ComponentTable(TestTables.csv(directory.resolve("c.csv"), lines), statuses), aggregation, limit);
    }

    private ComponentShares mean(String... lines) throws Exception {
        return shares(Aggregation.MEAN, OptionalInt.empty(), lines);
    }

    @Test
    void weightsOfEachHeadAreNormalised() throws Exception {
        ComponentShares shares = mean(HEADER, "0,0,0,0,0,1", "0,0,0,1,0,3", "0,1,0,0,0,0.5", "0,1,0,1,0,0.5");
        assertThat(shares.shares()[0]).isEqualTo(0.375);
        assertThat(shares.shares()[1]).isEqualTo(0.625);
    }

    @Test
    void limitAppliesAfterNormalisation() throws Exception {
        ComponentShares shares = shares(Aggregation.MEAN, OptionalInt.of(1), HEADER, "0,0,0,0,0,1", "0,0,0,1,0,3");
        assertThat(shares.size()).isEqualTo(1);
        assertThat(shares.shares()[0]).isEqualTo(0.25);
    }

    @Test
    void weightsThatSumToZeroStayZero() throws Exception {
        ComponentShares shares = mean(HEADER, "0,0,0,0,0,0", "0,0,0,1,0,0");
        assertThat(shares.shares()[0]).isZero();
        assertThat(shares.rangeY()).isEqualTo(new Range(0, 0.01));
    }

    @Test
    void undefinedWeightsAreSkipped() throws Exception {
        assertThat(mean(HEADER, "0,0,0,0,0,", "0,0,0,1,0,2").size()).isEqualTo(1);
    }

    private static StatusTable warned(String... warnings) {
        SortedMap<Head, StatusTable.Status> statuses = new TreeMap<>();
        for (int head = 0; head < warnings.length; head++) {
            statuses.put(new Head(0, head), new StatusTable.Status(false, warnings[head], ""));
        }
        return new StatusTable(statuses);
    }

    /** Their weights are artefacts and the largest of the table. */
    @Test
    void constantComponentsAreExcludedAndMarked() throws Exception {
        statuses = warned(
                "other; constant components: 0-1 (their component_r2 and component_weight are not meaningful)",
                "constant components: 0 (their component_r2 and component_weight are not meaningful); other",
                "all components are constant: q_R2_pos, component_r2 and component_weight are not meaningful");
        ComponentShares shares = mean(
                HEADER,
                "0,0,0,0,0.9,0.4",
                "0,0,0,1,0.9,0.4",
                "0,0,0,2,0.1,0.2",
                "0,1,0,0,0.9,0.8",
                "0,1,0,1,0.1,0.1",
                "0,1,0,2,0.1,0.1",
                "0,2,0,0,1,0.9",
                "0,2,0,1,0,0.1",
                "0,2,0,2,0,0");
        assertThat(shares.size()).isEqualTo(3);
        assertThat(shares.shares()[0]).isNaN();
        assertThat(shares.shares()[1]).isEqualTo(0.5);
        assertThat(shares.shares()[2]).isEqualTo(0.75);
        assertThat(shares.components(ComponentShares.Constancy.IN_EVERY_HEAD)).containsExactly(0);
        assertThat(shares.components(ComponentShares.Constancy.IN_SOME_HEADS)).containsExactly(1);
        assertThat(shares.leftOut()).isEqualTo(1);
        assertThat(shares.components()[shares.largest()]).isEqualTo(2);
        assertThat(shares.rangeY().high()).isCloseTo(0.825, within(1e-12)); // rounding
    }

    @Test
    void onlyConstantComponents() {
        statuses = warned("constant components: 0, 1 (their component_r2 and component_weight are not meaningful)");
        assertThatThrownBy(() -> shares(
                        Aggregation.MEAN, OptionalInt.of(2), HEADER, "0,0,0,0,0,1", "0,0,0,1,0,3", "0,0,0,2,0,3"))
                .isInstanceOf(PlotException.class)
                .hasMessage(directory.resolve("c.csv")
                        + ": has no defined component_weight of a varying component below limit 2, nothing to draw");
    }

    @Test
    void listsOfConstantComponents() {
        String rest = " (their component_r2 and component_weight are not meaningful)";
        assertThat(ConstantComponents.of("constant components: 0-3, 9, 12" + rest)
                        .numbers())
                .containsExactly(0, 1, 2, 3, 9, 12);
        assertThat(ConstantComponents.of("constant components: 7" + rest + "; more")
                        .has(7))
                .isTrue();
        assertThat(ConstantComponents.of("few keys in bucket 3").areAny()).isFalse();
        assertThat(ConstantComponents.of("constant components: 5-2, 0-999999999" + rest)
                        .numbers())
                .hasSizeLessThan(100_000);
        assertThat(ConstantComponents.of("all components are constant: q_R2_pos is not meaningful")
                        .has(40))
                .isTrue();
    }

    @Test
    void ranges() throws Exception {
        ComponentShares shares = mean(HEADER, "0,0,0,0,0,1", "0,0,0,3,0,1");
        assertThat(shares.rangeX().low()).isCloseTo(-0.4 - 0.19, within(1e-12)); // rounding
        assertThat(shares.rangeX().high()).isCloseTo(3.4 + 0.19, within(1e-12));
        assertThat(shares.rangeY()).isEqualTo(new Range(0, 0.55));
    }

    @Test
    void tablesWithNothingToDraw() {
        assertThatThrownBy(() -> mean(HEADER))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("no defined component_weight");
        assertThatThrownBy(() -> shares(Aggregation.MEAN, OptionalInt.of(2), HEADER, "0,0,0,5,0,1"))
                .isInstanceOf(PlotException.class)
                .hasMessage(directory.resolve("c.csv") + ": has no component below limit 2");
        assertThatThrownBy(() -> mean("layer,q_head,component", "0,0,0"))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("has no column component_weight; its columns are layer, q_head, component");
    }

    /** Recomputes all shares of the sample independently; the weights of its heads sum to 1. */
    @Test
    void sharesOfTheSample() throws Exception {
        Path file = TestTables.sample("head_component_weights.csv");
        ComponentShares shares = new ComponentShares(
                new ComponentTable(file, StatusTable.none()), Aggregation.MEAN, OptionalInt.empty());
        assertThat(shares.size()).isEqualTo(64);
        for (int i = 0; i < 64; i++) {
            String component = Integer.toString(i);
            double expected = Files.readAllLines(file).stream()
                    .map(line -> line.split(","))
                    .filter(cells -> cells[3].equals(component))
                    .mapToDouble(cells -> Double.parseDouble(cells[5]))
                    .average()
                    .orElseThrow();
            assertThat(shares.shares()[i])
                    .isCloseTo(expected, within(1e-12)); // the sum of a head's weights is 1 up to rounding
        }
        assertThat(shares.ticks()).hasSize(20);
    }
}
