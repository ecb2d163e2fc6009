package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.tables.TableException;

class HeadMapTest {
    private static final String[] TABLE = {
        "layer,q_head,ap_overall,n_q_tokens", "0,0,0.8,640", "0,2,0.9,640", "2,0,0.2,640", "2,1,,640"
    };

    @TempDir
    private Path directory;

    private HeadValues values(String metric, String... lines) throws Exception {
        return HeadValues.read(TestTables.csv(directory.resolve("m.csv"), lines), metric);
    }

    @Test
    void statesOfCells() throws Exception {
        TestTables.csv(directory.resolve("head_status.csv"), "layer,q_head,status", "0,0,ok", "3,2,failed");
        HeadMap map = HeadMap.of(values("ap_overall", TABLE), HeadMap.Order.NONE);
        assertThat(map.grid().rows()).isEqualTo(4);
        assertThat(map.grid().columns()).isEqualTo(3);
        assertThat(map.state(new Head(0, 0))).isEqualTo(HeadMap.State.DEFINED);
        assertThat(map.state(new Head(0, 1))).isEqualTo(HeadMap.State.ABSENT);
        assertThat(map.state(new Head(2, 1))).isEqualTo(HeadMap.State.UNDEFINED);
        assertThat(map.state(new Head(3, 2))).isEqualTo(HeadMap.State.FAILED);
        assertThat(map.grid().cell(0, 2)).isEqualTo(0.9);
        assertThat(map.grid().cell(1, 0)).isNaN();
    }

    @Test
    void layersSortedByMean() throws Exception {
        HeadMap map = HeadMap.of(values("ap_overall", TABLE), HeadMap.Order.LAYER);
        assertThat(map.layers()).containsExactly(2, 0, 1);
        assertThat(map.grid().cell(0, 0)).isEqualTo(0.2);
    }

    @Test
    void headsSortedByValue() throws Exception {
        HeadMap map = HeadMap.of(values("ap_overall", TABLE), HeadMap.Order.VALUE);
        assertThat(map.layers()).containsExactly(0, 1, 2);
        assertThat(map.heads().get(0)).containsExactly(new Head(0, 2), new Head(0, 0), new Head(0, 1));
        assertThat(map.grid().cell(0, 0)).isEqualTo(0.9);
    }

    @Test
    void anyNumericColumn() throws Exception {
        assertThat(values("n_q_tokens", TABLE).byHead()).containsEntry(new Head(2, 1), 640.0);
        assertThatThrownBy(() -> values("ap", TABLE))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("has no column ap; its columns are layer, q_head, ap_overall, n_q_tokens");
        assertThatThrownBy(() -> values("name", "layer,q_head,name", "0,0,x"))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("found \"x\", a number is expected");
        assertThatThrownBy(() -> values("ap", "layer,q_head,ap", "0,0,"))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("has no defined ap");
    }

    @Test
    void differencesOfCommonHeads() throws Exception {
        HeadValues one = values("ap_overall", TABLE);
        HeadValues other = values("ap_overall", "layer,q_head,ap_overall", "0,0,0.5", "5,5,0.1");
        assertThat(one.minus(other).byHead()).containsOnlyKeys(new Head(0, 0));
        assertThat(one.minus(other).byHead().get(new Head(0, 0))).isEqualTo(0.8 - 0.5);
        HeadMap map = HeadMap.of(one.minus(other), HeadMap.Order.NONE);
        assertThat(map.layers()).as("the maximum of both tables").hasSize(6);
        assertThat(map.heads().get(0)).hasSize(6);
        HeadValues foreign = values("ap_overall", "layer,q_head,ap_overall", "7,0,0.5");
        assertThatThrownBy(() -> one.minus(foreign))
                .isInstanceOf(PlotException.class)
                .hasMessage("against: the two tables have no head with a defined ap_overall in common");
    }

    @Test
    void valuesWithinTwoErrorsOfZero() throws Exception {
        String[] lines = {"layer,q_head,gap,se_gap", "0,0,0.05,0.02", "0,1,-0.05,0.03", "0,2,0.05,"};
        HeadMap map = HeadMap.of(values("gap", lines), HeadMap.Order.NONE);
        assertThat(map.state(new Head(0, 0))).isEqualTo(HeadMap.State.DEFINED);
        assertThat(map.state(new Head(0, 1))).isEqualTo(HeadMap.State.NEAR_ZERO);
        assertThat(map.state(new Head(0, 2))).as("unknown error").isEqualTo(HeadMap.State.DEFINED);
        assertThat(map.values().hasOnlyUndefinedErrors()).isFalse();
    }

    /** The error of a difference is √(0.03² + 0.04²) = 0.05. */
    @Test
    void differencesHaveTheErrorOfIndependentValues() throws Exception {
        HeadValues one = values("gap", "layer,q_head,gap,se_gap", "0,0,0.50,0.03", "0,1,0.52,0.03");
        HeadValues other = values("gap", "layer,q_head,gap,se_gap", "0,0,0.41,0.04", "0,1,0.41,0.04");
        HeadMap map = HeadMap.of(one.minus(other), HeadMap.Order.NONE);
        assertThat(map.state(new Head(0, 0))).as("0.09").isEqualTo(HeadMap.State.NEAR_ZERO);
        assertThat(map.state(new Head(0, 1))).as("0.11").isEqualTo(HeadMap.State.DEFINED);
        HeadValues unknown = values("gap", "layer,q_head,gap", "0,0,0.41");
        assertThat(one.minus(unknown).errors()).isEmpty();
    }
}
