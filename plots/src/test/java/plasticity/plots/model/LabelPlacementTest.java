package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlacementTest {
    @Test
    void labelsWithoutOverlapDoNotMove() {
        assertThat(LabelPlacement.of(new double[] {1, 3, 5}, 2, 0, 10)).containsExactly(1, 3, 5);
        assertThat(LabelPlacement.of(new double[] {}, 2, 0, 10)).isEmpty();
    }

    @Test
    void equalLabelsMoveSymmetrically() {
        assertThat(LabelPlacement.of(new double[] {5, 5, 5, 9}, 2, 0, 10)).containsExactly(3, 5, 7, 9);
    }

    @Test
    void labelsStayWithinTheBounds() {
        assertThat(LabelPlacement.of(new double[] {-4, 0, 5}, 2, 0, 10)).containsExactly(0, 2, 5);
        assertThat(LabelPlacement.of(new double[] {10, 10}, 2, 0, 10)).containsExactly(8, 10);
        assertThat(LabelPlacement.of(new double[] {7, 7, 7}, 5, 0, 10)).containsExactly(0, 5, 10);
    }

    @Test
    void capacity() {
        assertThat(LabelPlacement.capacity(10, 5)).isEqualTo(3);
        assertThat(LabelPlacement.capacity(9.9, 5)).isEqualTo(2);
        assertThat(LabelPlacement.capacity(-1, 5)).as("at least one").isEqualTo(1);
        assertThatThrownBy(() -> LabelPlacement.of(new double[] {1, 2, 3, 4}, 5, 0, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Optimality: the squared distance does not decrease towards any other feasible placement. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void placementIsOptimal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] wanted = random.doubles(12, -1, 13).sorted().toArray();
        double[] positions = LabelPlacement.of(wanted, 1, 0, 12);
        assertKeepsGaps(positions);
        for (int trial = 0; trial < 1000; trial++) {
            double[] other = random.doubles(12, 0, 1).sorted().toArray();
            for (int i = 0; i < other.length; i++) {
                other[i] += i;
            }
            assertKeepsGaps(other);
            double slope = 0;
            for (int i = 0; i < positions.length; i++) {
                slope += (positions[i] - wanted[i]) * (other[i] - positions[i]);
            }
            assertThat(slope).isGreaterThan(-1e-9);
        }
    }

    private static void assertKeepsGaps(double[] positions) {
        assertThat(Arrays.stream(positions).min().orElseThrow()).isGreaterThan(-1e-9);
        assertThat(Arrays.stream(positions).max().orElseThrow()).isLessThan(12 + 1e-9);
        for (int i = 1; i < positions.length; i++) {
            assertThat(positions[i] - positions[i - 1]).isGreaterThan(1 - 1e-9);
        }
        assertThat(positions[0]).isCloseTo(Arrays.stream(positions).min().orElseThrow(), within(1e-9));
    }
}
