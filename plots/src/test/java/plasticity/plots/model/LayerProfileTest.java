package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

class LayerProfileTest {
    private static final String HEADER = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";

    @TempDir
    private Path directory;

    private LayerProfile profile(String... lines) throws Exception {
        return LayerProfile.of(BucketTable.read(TestTables.csv(directory.resolve("b.csv"), lines)));
    }

    @Test
    void meansAreOverTheHeadsOfALayer() throws Exception {
        LayerProfile profile = profile(HEADER, "0,0,0,1,0,0.25", "0,1,0,1,0,0.75", "0,0,0,2,0,1", "3,0,0,1,0,0.5");
        assertThat(profile.layers()).containsExactly(0, 3);
        assertThat(profile.buckets()).containsExactly(1, 2);
        assertThat(profile.means().values()).containsExactly(0.5, 0.5, 1, Double.NaN);
        assertThat(profile.curve(1).size()).isEqualTo(1);
    }

    /** Heads with values 0, 0.1 … 1: numpy's quantiles are 0.1 and 0.9. */
    @Test
    void bandHasTheMiddleEightyPercentOfHeads() throws Exception {
        String[] lines = new String[12];
        lines[0] = HEADER;
        for (int head = 0; head <= 10; head++) {
            lines[head + 1] = "0," + head + ",0,1,0," + head / 10.0;
        }
        LayerProfile profile = profile(lines);
        assertThat(profile.low().y(0)).isCloseTo(0.1, within(1e-15)); // one rounding
        assertThat(profile.high().y(0)).isCloseTo(0.9, within(1e-15));
        assertThat(profile.rangeX().length()).isPositive();
    }
}
