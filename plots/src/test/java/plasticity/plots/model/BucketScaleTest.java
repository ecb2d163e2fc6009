package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BucketScaleTest {
    private static final BucketScale UNIFORM = BucketScale.of(BucketScale.Type.UNIFORM, 512);
    private static final BucketScale LOG = BucketScale.of(BucketScale.Type.LOG, 16);

    @Test
    void uniformBuckets() {
        assertThat(UNIFORM.rule().orElseThrow().start(3)).isEqualTo(1536);
        assertThat(UNIFORM.position(3)).isEqualTo(1792);
        assertThat(UNIFORM.axisLabel()).isEqualTo("Position");
    }

    @Test
    void logBuckets() {
        assertThat(LOG.rule().orElseThrow().start(3)).isEqualTo(128);
        assertThat(LOG.position(3)).isCloseTo(128 * Math.sqrt(2), within(1e-9)); // a power of 2 from the library
        assertThat(LOG.axisLabel()).isEqualTo("Bucket");
    }

    @Test
    void labels() {
        assertThat(UNIFORM.label(15)).isEqualTo("7680");
        assertThat(BucketScale.of(BucketScale.Type.UNIFORM, 0.5).label(3)).isEqualTo("1.50");
        assertThat(BucketScale.of(BucketScale.Type.LOG, 1).label(-1)).isEqualTo("0.50");
        assertThat(BucketScale.of(BucketScale.Type.LOG, 1).label(30)).isEqualTo("1073741824");
    }

    @Test
    void sizeMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> BucketScale.of(BucketScale.Type.LOG, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BucketScale.of(BucketScale.Type.LOG, Double.NaN));
    }
}
