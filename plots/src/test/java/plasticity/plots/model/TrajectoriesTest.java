package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.plots.model.Trajectories.Level;
import plasticity.plots.model.Trajectories.Line;

class TrajectoriesTest {
    private static final HeadSelection ALL = new HeadSelection(OptionalInt.empty(), OptionalInt.empty());
    private static final String HEADER =
            "metric,level,layer,q_head,step,label,value,se_value,df_value,difference,se_difference,p_adjusted,is_largest";

    @TempDir
    private Path directory;

    private Path table() throws Exception {
        return TestTables.csv(
                directory.resolve("t.csv"),
                HEADER,
                "m,model,,,0,first,0.6,0.01,9,,,,0",
                "m,model,,,1,second,0.5,0.02,9,-0.1,0.02,0.001,1",
                "m,layer,2,,0,first,0.6,0.01,9,,,,0",
                "m,layer,2,,1,second,0.5,0.02,9,-0.1,0.02,0.001,1",
                "m,layer,0,,0,first,0.6,,,,,,0",
                "m,layer,0,,1,second,0.5,0.02,9,-0.1,,,1",
                "m,head,2,1,1,second,0.5,0.01,9,-0.3,0.1,0.001,1",
                "m,head,2,1,0,first,0.8,0.01,9,,,,0",
                "m,head,2,3,0,first,,,,,,,0",
                "m,head,2,3,1,second,0.7,0.01,9,-0.1,0.01,0.001,1",
                "m,head,0,1,0,first,,,,,,,0",
                "other,model,,,0,first,0.1,0.01,9,,,,0");
    }

    private Trajectories read(Level level, HeadSelection selection) throws Exception {
        return Trajectories.read(table(), "m", level, selection);
    }

    @Test
    void meanWithItsBand() throws Exception {
        Trajectories model = read(Level.MODEL, ALL);
        assertThat(model.labels()).containsExactly("first", "second");
        Line line = model.lines().get(0);
        assertThat(model.lines()).hasSize(1);
        assertThat(line.name()).isEqualTo("mean over heads");
        assertThat(line.curve().ys()).containsExactly(0.6, 0.5);
        // The 97.5 % quantile of Student's t with 9 degrees of freedom, from a table: 2.262.
        assertThat(line.high().y(1)).isCloseTo(0.5 + 2.262157 * 0.02, within(1e-7));
        assertThat(line.low().y(0)).isCloseTo(0.6 - 2.262157 * 0.01, within(1e-7));
        assertThat(model.rangeY(true).low()).isLessThan(line.low().y(1));
        assertThat(model.rangeY(false).low()).isGreaterThan(line.low().y(1));
    }

    @Test
    void layersInAscendingOrder() throws Exception {
        Trajectories layers = read(Level.LAYER, ALL);
        assertThat(layers.lines()).extracting(Line::name).containsExactly("layer 0", "layer 2");
        assertThat(layers.lines().get(0).hasBand()).as("a step has no error").isFalse();
        assertThat(layers.lines().get(1).hasBand()).isTrue();
        assertThat(layers.lastLayer()).isEqualTo(2);
    }

    /** Undefined steps are left out, and heads without a value. */
    @Test
    void headsOfALayer() throws Exception {
        Trajectories heads = read(Level.HEAD, new HeadSelection(OptionalInt.of(2), OptionalInt.empty()));
        assertThat(heads.lines()).extracting(Line::name).containsExactly("l2h1", "l2h3");
        assertThat(heads.lines().get(0).curve().ys()).containsExactly(0.8, 0.5);
        assertThat(heads.lines().get(1).curve().xs()).containsExactly(1);
        assertThat(heads.mostChanged().orElseThrow().name()).as("by |t|").isEqualTo("l2h3");
        assertThat(read(Level.HEAD, new HeadSelection(OptionalInt.of(2), OptionalInt.of(1)))
                        .lines())
                .hasSize(1);
    }

    @Test
    void nothingToDraw() {
        assertThatThrownBy(() -> read(Level.HEAD, new HeadSelection(OptionalInt.of(0), OptionalInt.of(1))))
                .isInstanceOf(PlotException.class)
                .hasMessage(directory.resolve("t.csv")
                        + ": has no defined m of level head, layer 0, head 1, nothing to draw");
        assertThatThrownBy(() -> Trajectories.read(table(), "n", Level.MODEL, ALL))
                .isInstanceOf(PlotException.class)
                .hasMessage("metric: " + directory.resolve("t.csv") + " has no n; its metrics are m, other");
    }
}
