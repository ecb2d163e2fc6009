package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.plots.model.HeadChanges.Change;
import plasticity.plots.model.HeadChanges.Kind;

class HeadChangesTest {
    private static final String HEADER = "layer,q_head,metric,difference,p,p_adjusted,pairing";

    @TempDir
    private Path directory;

    private HeadChanges read(String... rows) throws Exception {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return HeadChanges.read(TestTables.csv(directory.resolve("d.csv"), lines), "m", 0.05);
    }

    @Test
    void headsBySignificance() throws Exception {
        HeadChanges changes = read(
                "1,0,m,0.2,1e-25,5e-25,paired",
                "0,3,m,-0.1,0.01,0.025,paired",
                "0,2,m,0.01,0.2,0.25,independent",
                "0,1,m,0.02,0.04,0.0501,paired",
                "0,0,m,0.3,,,",
                "0,0,other,0.3,1e-9,1e-9,paired",
                "1,1,m,-0.01,0.9,0.9,paired");
        assertThat(changes.heads())
                .extracting(Change::kind)
                .containsExactly(
                        Kind.UNTESTED,
                        Kind.NOT_SIGNIFICANT,
                        Kind.NOT_SIGNIFICANT,
                        Kind.DECREASED,
                        Kind.INCREASED,
                        Kind.NOT_SIGNIFICANT);
        assertThat(changes.pairings()).containsExactly("independent", "paired");
        // Two of five tested heads are significant: p of the third would have to be at most 2/5 of the rate.
        assertThat(changes.threshold()).isCloseTo(-Math.log10(0.02), within(1e-12));
        assertThat(changes.areCut()).isTrue();
        assertThat(HeadChanges.height(changes.heads().get(4))).isEqualTo(20);
        assertThat(changes.significant().of(new Head(1, 0))).isEqualTo(0.2);
        assertThat(changes.significant().of(new Head(0, 1))).isNaN();
    }

    @Test
    void withoutASignificantHead() throws Exception {
        HeadChanges changes = read("0,0,m,0.01,0.5,0.5,paired", "0,1,m,0.01,0.4,0.5,paired");
        assertThat(changes.threshold())
                .as("what one head would have to reach")
                .isCloseTo(-Math.log10(0.025), within(1e-12));
        assertThat(changes.areCut()).isFalse();
    }

    @Test
    void unknownMetric() {
        assertThatThrownBy(() -> read("0,0,near,0.1,0.5,0.5,paired", "0,0,far,0.1,0.5,0.5,paired"))
                .isInstanceOf(PlotException.class)
                .hasMessage("metric: " + directory.resolve("d.csv") + " has no m; its metrics are far, near");
    }

    @Test
    void withoutErrors() {
        assertThatThrownBy(() -> read("0,0,m,0.1,,,"))
                .isInstanceOf(PlotException.class)
                .hasMessageContaining("has no p-value of m, nothing to draw");
    }
}
