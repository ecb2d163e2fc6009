package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.plots.TestTables;

class LayerDifferenceTest {
    private static final String HEADER = "layer,q_head,k_head,q_bucket,k_bucket,ap_bucket";

    @TempDir
    private Path directory;

    private LayerProfile profile(String... lines) throws Exception {
        return LayerProfile.of(BucketTable.read(TestTables.csv(directory.resolve("b.csv"), lines)));
    }

    @Test
    void usesCommonLayersAndBuckets() throws Exception {
        LayerProfile one = profile(HEADER, "0,0,0,1,0,0.5", "1,0,0,1,0,0.5", "1,0,0,2,0,0.75");
        LayerProfile other = profile(HEADER, "1,0,0,1,0,0.25", "1,0,0,2,0,1", "2,0,0,1,0,0.5");
        LayerDifference difference = one.minus(other);
        assertThat(difference.grid().values()).containsExactly(0.25, -0.25);
        assertThat(difference.buckets()).containsExactly(1, 2);
        assertThat(difference.layers()).containsExactly(1);
    }

    @Test
    void usesCommonHeads() throws Exception {
        LayerProfile one = profile(HEADER, "0,0,0,1,0,0.5", "0,1,0,1,0,0.75", "0,2,0,1,0,1");
        LayerProfile other = profile(HEADER, "0,0,0,1,0,0.25", "0,1,0,1,0,0", "0,3,0,1,0,0");
        assertThat(one.minus(other).grid().values()).containsExactly(0.5);
    }

    @Test
    void noHeadInCommon() throws Exception {
        LayerProfile one = profile(HEADER, "1,0,0,1,0,0.5");
        LayerProfile foreign = profile(HEADER, "9,0,0,1,0,0.5");
        assertThatThrownBy(() -> one.minus(foreign))
                .isInstanceOf(PlotException.class)
                .hasMessage("against: the two tables have no head and query bucket in common");
    }

    /** With eleven heads, the second and the tenth are the quantiles: layer 0 has two heads below zero, layer 1 one. */
    @Test
    void headsAreDividedIfZeroIsBetweenTheQuantiles() throws Exception {
        String[] one = new String[23];
        String[] other = new String[23];
        one[0] = HEADER;
        other[0] = HEADER;
        for (int head = 0; head <= 10; head++) {
            for (int layer = 0; layer <= 1; layer++) {
                String key = layer + "," + head + ",0,1,0,";
                one[1 + 2 * head + layer] = key + "0.5";
                other[1 + 2 * head + layer] = key + (head < 2 - layer ? "0.75" : "0.25");
            }
        }
        LayerDifference difference = profile(one).minus(profile(other));
        assertThat(difference.low().values()).containsExactly(-0.25, 0.25);
        assertThat(difference.high().values()).containsExactly(0.25, 0.25);
        assertThat(difference.grid().cell(0, 0)).isCloseTo(7 * 0.25 / 11, within(1e-15)); // order of a sum
        assertThat(difference.isDivided(0, 0)).isTrue();
        assertThat(difference.isDivided(0, 1)).isFalse();
        assertThat(difference.divided()).isEqualTo(1);
    }

    @Test
    void emptyCellsAreNotDivided() throws Exception {
        LayerProfile one = profile(HEADER, "0,0,0,1,0,0.5", "1,0,0,2,0,0.5");
        LayerDifference difference = one.minus(one);
        assertThat(difference.grid().values()).containsExactly(0, Double.NaN, Double.NaN, 0);
        assertThat(difference.isDivided(0, 1)).isFalse();
    }
}
