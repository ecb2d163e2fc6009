package plasticity.plots.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.Curve;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.Range;

class SparklineTest {
    private static final Sparkline SPARKLINE =
            new Sparkline(120, 120, 10, 10, 110, 110, new Range(0, 10), new Range(0, 1));

    @TempDir
    private Path directory;

    private Curve curve(String... rows) throws Exception {
        String[] lines = new String[rows.length + 1];
        lines[0] = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return HeadCurves.of(
                        BucketTable.read(TestTables.csv(directory.resolve("b.csv"), lines)),
                        BucketScale.of(BucketScale.Type.UNIFORM, 1))
                .mean();
    }

    @Test
    void aLineGoesThroughItsPoints() throws Exception {
        assertThat(SPARKLINE.line(curve("0,0,0,1,0,0", "0,0,0,2,0,1"))).isEqualTo("M25 110l10-100");
    }

    @Test
    void onePointIsADot() throws Exception {
        assertThat(SPARKLINE.line(curve("0,0,0,1,0,0.5"))).isEqualTo("M25 60h0");
    }

    @Test
    void strokesStartAtZeroAndSkipValuesWithoutHeight() {
        double[] values = {0.5, Double.NaN, 0, 1};
        assertThat(SPARKLINE.strokes(new int[] {0, 1, 2, 3}, values)).isEqualTo("M10 110v-50m30 50v-100");
    }

    @Test
    void undefinedPointsInterruptLines() {
        double[] at = {0, 1, 2, 3, 4};
        assertThat(SPARKLINE.line(at, new double[] {0, 1, Double.NaN, 0.5, Double.NaN}))
                .isEqualTo("M10 110l10-100M40 60h0");
    }

    @Test
    void aBandEndsAtTheEdgesAndWhereThereIsNoError() {
        double[] at = {0, 1, 2};
        double[] values = {0.5, 0.9, 0.5};
        assertThat(SPARKLINE.band(at, values, new double[] {0.1, 0.2, Double.NaN}))
                .isEqualTo("M10 70l10-30L20 10l-10 40z");
    }
}
