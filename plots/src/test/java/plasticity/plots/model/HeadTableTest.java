package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.Table;

class HeadTableTest {
    @TempDir
    private Path directory;

    @Test
    void anAddedColumnIsRead() throws Exception {
        Table.Builder columns = Table.named("t").with(HeadMetrics.TABLE.columns());
        Column.Real added = columns.real("added", "A column of the future.");
        Path file = TestTables.csv(directory.resolve("t.csv"), "added,layer,q_head,k_head", "0.5,1,2,0", ",1,3,0");
        HeadTable table = new HeadTable(file, columns.build());
        assertThat(table.columns())
                .containsExactly(HeadIdentity.LAYER, HeadIdentity.Q_HEAD, HeadIdentity.K_HEAD, added);
        assertThat(table.column(added)).containsExactly(0.5, Double.NaN);
        assertThat(table.number(new Head(1, 2), HeadIdentity.Q_HEAD)).isEqualTo(2);
        assertThat(table.number(new Head(1, 2), HeadMetrics.AP_OVERALL)).isNaN();
    }
}
