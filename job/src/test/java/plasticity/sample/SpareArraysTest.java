package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.arrays.RealArray;

class SpareArraysTest {
    @BeforeEach
    void none() {
        for (int i = 0; i < 3; i++) {
            SpareArrays.add(new DoubleArray(0));
        }
    }

    @Test
    void anArrayIsTakenOnce() {
        DoubleArray array = new DoubleArray(6);
        SpareArrays.add(array);
        assertThat(SpareArrays.doubles(6)).isSameAs(array);
        assertThat(SpareArrays.doubles(6)).isNotSameAs(array);
    }

    @Test
    void onlyAnArrayOfTheSameLengthAndTypeIsTaken() {
        DoubleArray array = new DoubleArray(6);
        SpareArrays.add(array);
        assertThat(SpareArrays.doubles(5).length()).isEqualTo(5);
        assertThat(SpareArrays.doubles(7).length()).isEqualTo(7);
        assertThat(SpareArrays.ofTypeOf(new FloatArray(1), 6))
                .isInstanceOf(FloatArray.class)
                .matches(other -> other.length() == 6);
        assertThat(SpareArrays.ofTypeOf(new DoubleArray(1), 6)).isSameAs(array);
    }

    @Test
    void theLatestThreeAreKept() {
        RealArray[] arrays = new RealArray[5];
        for (int length = 1; length <= 4; length++) {
            arrays[length] = new DoubleArray(length);
            SpareArrays.add(arrays[length]);
        }
        assertThat(SpareArrays.doubles(1)).isNotSameAs(arrays[1]);
        for (int length = 2; length <= 4; length++) {
            assertThat(SpareArrays.doubles(length)).isSameAs(arrays[length]);
        }
    }

    @Test
    void arraysAreNotSharedBetweenThreads() throws InterruptedException {
        DoubleArray array = new DoubleArray(6);
        SpareArrays.add(array);
        RealArray[] taken = new RealArray[1];
        Thread other = new Thread(() -> taken[0] = SpareArrays.doubles(6));
        other.start();
        other.join();
        assertThat(taken[0]).isNotNull().isNotSameAs(array);
        assertThat(SpareArrays.doubles(6)).isSameAs(array);
    }
}
