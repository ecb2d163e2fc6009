package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.plots.model.Variation.Grouping;
import plasticity.plots.model.Variation.Order;
import plasticity.plots.model.VariationTable.Pairs;
import plasticity.plots.model.VariationTable.Part;

class VariationTest {
    private static final String KEY_HEADS =
            "layer,k_head,pairs,ap_token,ap_text,ap_position,ap_query_head,ap_total,se_ap_token,se_ap_text,se_ap_position,"
                    + "se_ap_query_head,se_ap_total";
    private static final String PARTS = "near_token,near_text,near_position,near_total";
    private static final String ERRORS = "se_near_token,se_near_text,se_near_position,se_near_total";
    /** Sums of a few decimal fractions. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path directory;

    private VariationTable keyHeads(Pairs pairs) throws Exception {
        Path file = TestTables.csv(
                directory.resolve("key_head_estimates.csv"),
                KEY_HEADS,
                "0,0,far,0.9,0,0,0,0.9,0.1,0.1,0.1,0.1,0.1",
                "0,0,near,0.5,-0.1,0.2,0.3,0.9,0.01,0.02,0.03,0.04,0.05",
                "0,1,near,0.3,0.3,0.2,,,0.03,0.02,0.03,,",
                "4,0,near,0.6,0,0.1,0.1,0.8,0.01,0.02,0.03,0.04,0.05",
                "4,1,near,,,,,,,,,,");
        return VariationTable.read(file, pairs);
    }

    private static Variation variation(VariationTable table, Grouping grouping, Order order) throws Exception {
        return Variation.of(table, grouping, OptionalInt.empty(), order);
    }

    @Test
    void negativePartsAreStackedDownwards() throws Exception {
        Variation.Stack stack = variation(keyHeads(Pairs.NEAR), Grouping.HEAD, Order.NONE)
                .stacks()
                .get(0);
        assertThat(stack.label()).isEqualTo("0.0");
        assertThat(stack.start(Part.TEXT)).isZero();
        assertThat(stack.end(Part.TEXT)).isEqualTo(-0.1);
        assertThat(stack.start(Part.POSITION)).isEqualTo(0.5);
        assertThat(stack.end(Part.QUERY_HEAD)).isCloseTo(1.0, within(ROUNDING));
        assertThat(stack.of(Part.TOTAL).value()).isEqualTo(0.9);
        Variation near = variation(keyHeads(Pairs.NEAR), Grouping.HEAD, Order.NONE);
        assertThat(near.isAnyNegative()).isTrue();
        assertThat(near.rangeY(true).low()).isLessThan(-0.12);
        assertThat(near.rangeY(true).high()).isGreaterThan(1.04);
        Variation far = variation(keyHeads(Pairs.FAR), Grouping.HEAD, Order.NONE);
        assertThat(far.stacks()).hasSize(1);
        assertThat(far.isAnyNegative()).isFalse();
        assertThat(far.rangeY(false).low()).isZero();
    }

    @Test
    void headsWithoutAnyPartAreLeftOut() throws Exception {
        assertThat(variation(keyHeads(Pairs.NEAR), Grouping.HEAD, Order.NONE).stacks())
                .extracting(Variation.Stack::label)
                .containsExactly("0.0", "0.1", "4.0");
    }

    @Test
    void layersAreMeansWithTheMeanOfTheErrors() throws Exception {
        Variation layers = variation(keyHeads(Pairs.NEAR), Grouping.LAYER, Order.NONE);
        assertThat(layers.errors()).isEqualTo(Variation.Errors.UPPER_BOUND);
        assertThat(layers.stacks()).extracting(Variation.Stack::label).containsExactly("0", "4");
        VariationTable.Value token = layers.stacks().get(0).of(Part.TOKEN);
        assertThat(token.value()).isCloseTo(0.4, within(ROUNDING));
        assertThat(token.error()).isCloseTo(0.02, within(ROUNDING));
        assertThat(layers.stacks().get(0).of(Part.QUERY_HEAD).value())
                .as("of the head for which it is defined")
                .isEqualTo(0.3);
    }

    @Test
    void sortedByAPartDescending() throws Exception {
        assertThat(variation(keyHeads(Pairs.NEAR), Grouping.HEAD, Order.TEXT).stacks())
                .extracting(Variation.Stack::label)
                .containsExactly("0.1", "4.0", "0.0");
        assertThat(variation(keyHeads(Pairs.NEAR), Grouping.HEAD, Order.TOTAL).stacks())
                .as("undefined is last")
                .extracting(Variation.Stack::label)
                .containsExactly("0.0", "4.0", "0.1");
    }

    @Test
    void oneLayer() throws Exception {
        VariationTable table = keyHeads(Pairs.NEAR);
        assertThat(Variation.of(table, Grouping.HEAD, OptionalInt.of(4), Order.NONE)
                        .stacks())
                .hasSize(1);
        assertThatThrownBy(() -> Variation.of(table, Grouping.HEAD, OptionalInt.of(1), Order.NONE))
                .isInstanceOf(PlotException.class)
                .hasMessageEndingWith("has no layer 1");
    }

    private VariationTable queryHeads() throws Exception {
        return VariationTable.read(
                TestTables.csv(
                        directory.resolve("head_estimates.csv"),
                        "layer,q_head,k_head," + PARTS + "," + ERRORS,
                        "0,0,0,0.5,0.1,0.2,0.8,0.1,0.1,0.1,0.1",
                        "0,1,0,0.3,0.1,0.2,0.6,0.1,0.1,0.1,0.1"),
                Pairs.NEAR);
    }

    /** The errors of the two heads cancel: each replicate of their mean is 0.4. */
    @Test
    void layersOfQueryHeadsHaveTheErrorOfTheirReplicates() throws Exception {
        TestTables.csv(
                directory.resolve("head_replicates.csv"),
                "layer,q_head,k_head,text_group," + PARTS,
                "0,0,0,0,0.6,0.1,0.2,0.9",
                "0,0,0,1,0.4,0.1,0.2,0.7",
                "0,1,0,0,0.2,0.1,0.2,0.5",
                "0,1,0,1,0.4,0.1,0.2,0.7");
        Variation layers = variation(queryHeads(), Grouping.LAYER, Order.NONE);
        assertThat(layers.errors()).isEqualTo(Variation.Errors.OF_MEANS);
        assertThat(layers.parts()).containsExactly(Part.TOKEN, Part.TEXT, Part.POSITION);
        assertThat(layers.stacks().get(0).of(Part.TOKEN).value()).isCloseTo(0.4, within(ROUNDING));
        assertThat(layers.stacks().get(0).of(Part.TOKEN).error()).isCloseTo(0, within(ROUNDING));
        Variation heads = variation(queryHeads(), Grouping.HEAD, Order.NONE);
        assertThat(heads.errors()).isEqualTo(Variation.Errors.OF_HEADS);
        assertThat(heads.stacks().get(0).of(Part.TOKEN).error()).isEqualTo(0.1);
    }

    @Test
    void layersOfQueryHeadsWithoutReplicatesHaveAnUpperBound() throws Exception {
        Variation layers = variation(queryHeads(), Grouping.LAYER, Order.NONE);
        assertThat(layers.errors()).isEqualTo(Variation.Errors.UPPER_BOUND);
        assertThat(layers.stacks().get(0).of(Part.TOKEN).error()).isCloseTo(0.1, within(ROUNDING));
    }

    @Test
    void undefinedForAllHeads() throws Exception {
        VariationTable table = VariationTable.read(
                TestTables.csv(directory.resolve("k.csv"), KEY_HEADS, "0,0,far,,,,,,,,,,"), Pairs.FAR);
        assertThatThrownBy(() -> variation(table, Grouping.LAYER, Order.NONE))
                .isInstanceOf(PlotException.class)
                .hasMessageEndingWith("has no defined parts of plasticity for far pairs, nothing to draw");
    }
}
