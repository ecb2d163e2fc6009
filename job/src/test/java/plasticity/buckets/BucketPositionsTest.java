package plasticity.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketPositionsTest {
    @Test
    void summarisesRowsInAnyOrder() {
        assertThat(BucketPositions.of(
                        new int[] {-1, 0, 3}, new int[] {2, 1, 2, 0, 2}, new double[] {40, 1.5, 30, 7, 50}))
                .containsExactly(
                        new BucketPositions(-1, 1, 7, 7, 7),
                        new BucketPositions(0, 1, 1.5, 1.5, 1.5),
                        new BucketPositions(3, 3, 120, 30, 50));
        assertThat(BucketPositions.of(new int[0], new int[0], new double[0])).isEmpty();
    }
}
