package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpareVectorsTest {
    @BeforeEach
    void none() {
        SpareVectors.add(new double[0]);
        SpareVectors.add(new double[0]);
    }

    @Test
    void anArrayIsTakenOnce() {
        double[] array = new double[6];
        SpareVectors.add(array);
        assertThat(SpareVectors.take(6)).isSameAs(array);
        assertThat(SpareVectors.take(6)).isNull();
    }

    @Test
    void onlyAnArrayOfTheSameSizeIsTaken() {
        double[] array = new double[6];
        SpareVectors.add(array);
        assertThat(SpareVectors.take(5)).isNull();
        assertThat(SpareVectors.take(7)).isNull();
        assertThat(SpareVectors.take(6)).isSameAs(array);
    }

    @Test
    void theLatestTwoAreKept() {
        for (int size = 1; size <= 3; size++) {
            SpareVectors.add(new double[size]);
        }
        assertThat(SpareVectors.take(1)).isNull();
        assertThat(SpareVectors.take(2)).hasSize(2);
        assertThat(SpareVectors.take(3)).hasSize(3);
    }

    @Test
    void arraysAreNotSharedBetweenThreads() throws InterruptedException {
        SpareVectors.add(new double[6]);
        double[][] taken = {new double[0]};
        Thread other = new Thread(() -> taken[0] = SpareVectors.take(6));
        other.start();
        other.join();
        assertThat(taken[0]).isNull();
        assertThat(SpareVectors.take(6)).isNotNull();
    }
}
