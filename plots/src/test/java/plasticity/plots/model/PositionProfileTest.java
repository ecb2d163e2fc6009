package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.tables.TableException;

class PositionProfileTest {
    private static final HeadSelection ALL = new HeadSelection(OptionalInt.empty(), OptionalInt.empty());
    private static final String HEADER =
            "layer,q_head,k_head,q_bucket,position,n_queries,ap_linear,ap_empirical,se_ap_linear,se_ap_empirical";
    private static final String METRICS =
            ",ap_first20,ap_last20,ap_drop,ap_linear_first20,ap_linear_last20,ap_linear_drop";
    /** Sums of a few decimal fractions. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path directory;

    /** Two heads with two buckets. */
    private PositionProfile profile(HeadSelection selection) throws Exception {
        Path file = TestTables.csv(
                directory.resolve("head_profile.csv"),
                HEADER,
                "0,0,0,1,100,9,0.9,0.8,0.01,0.02",
                "0,0,0,2,200,9,0.7,0.6,0.01,0.02",
                "3,1,0,1,110,9,0.5,0.4,0.03,0.04",
                "3,1,0,2,220,9,0.3,,0.03,");
        return PositionProfile.read(file, selection);
    }

    @Test
    void meansAreOverTheHeadsWithAValue() throws Exception {
        PositionProfile profile = profile(ALL);
        ErrorCurve empirical = profile.empirical().orElseThrow();
        assertThat(empirical.curve().xs()).containsExactly(105, 200);
        assertThat(empirical.curve().ys()).containsExactly(new double[] {0.6, 0.6}, within(ROUNDING));
        assertThat(empirical.error(0)).isCloseTo(0.03, within(ROUNDING));
        assertThat(empirical.error(1)).isEqualTo(0.02);
        ErrorCurve linear = profile.linear().orElseThrow();
        assertThat(linear.curve().xs()).containsExactly(105, 210);
        assertThat(linear.curve().ys()).containsExactly(new double[] {0.7, 0.5}, within(ROUNDING));
        assertThat(profile.heads()).hasSize(2);
    }

    @Test
    void selectedHead() throws Exception {
        PositionProfile profile = profile(new HeadSelection(OptionalInt.of(3), OptionalInt.of(1)));
        assertThat(profile.heads())
                .singleElement()
                .extracting(HeadCurves.HeadCurve::head)
                .isEqualTo(new Head(3, 1));
        assertThat(profile.empirical().orElseThrow().error(0)).isEqualTo(0.04);
    }

    @Test
    void theFallIsUnknownWithoutTheOtherTables() throws Exception {
        PositionProfile profile = profile(ALL);
        assertThat(profile.fall()).isEmpty();
        assertThat(profile.degrees()).isEmpty();
        assertThat(profile.halfWidth()).isEqualTo(1.96);
    }

    /**
     * The replicates of the mean drop are 0.2 and 0.4, so its standard error is √(1/2·(0.1² + 0.1²)) = 0.1, although those of the heads are 0.2 and 0.
     */
    @Test
    void theFallHasTheErrorOfItsReplicates() throws Exception {
        estimates("0,0,0", "3,1,0");
        PositionProfile profile = profile(ALL);
        PositionProfile.Fall fall = profile.fall().orElseThrow();
        assertThat(fall.drop().value()).isCloseTo(0.3, within(ROUNDING));
        assertThat(fall.drop().standardError()).isCloseTo(0.1, within(ROUNDING));
        assertThat(fall.firstEnd()).hasValue(165);
        assertThat(fall.lastStart()).hasValue(150);
        assertThat(fall.groups()).isEqualTo(2);
        assertThat(profile.degrees()).hasValue(1);
        assertThat(profile.halfWidth())
                .as("Student's t with one degree of freedom")
                .isCloseTo(12.706, within(1e-3));
    }

    @Test
    void theFallIsUnknownIfATableLacksAHead() throws Exception {
        estimates("0,0,0", "3,2,0");
        assertThat(profile(ALL).fall()).isEmpty();
    }

    private void estimates(String one, String other) throws Exception {
        TestTables.csv(
                directory.resolve("head_estimates.csv"),
                "layer,q_head,k_head" + METRICS,
                one + ",0.8,0.6,0.2,0.9,0.7,0.2",
                other + ",0.8,0.4,0.4,0.5,0.3,0.2");
        TestTables.csv(
                directory.resolve("head_replicates.csv"),
                "layer,q_head,k_head,text_group" + METRICS,
                one + ",0,0.8,0.6,0,0.9,0.7,0.2",
                one + ",1,0.8,0.6,0.4,0.9,0.7,0.2",
                other + ",0,0.8,0.4,0.4,0.5,0.3,0.2",
                other + ",1,0.8,0.4,0.4,0.5,0.3,0.2");
    }

    @Test
    void withoutEmpiricalPlasticityTheHeadsAreThoseOfTheModel() throws Exception {
        Path file = TestTables.csv(directory.resolve("p.csv"), HEADER, "0,0,0,1,100,9,0.9,,,");
        PositionProfile profile = PositionProfile.read(file, ALL);
        assertThat(profile.empirical()).isEmpty();
        assertThat(profile.heads().get(0).curve().ys()).containsExactly(0.9);
    }

    @Test
    void anInvalidNeighbourIsReported() throws Exception {
        estimates("0,0,0", "0,0,0");
        assertThatThrownBy(() -> profile(ALL))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("has two rows of layer 0, query head 0");
    }
}
