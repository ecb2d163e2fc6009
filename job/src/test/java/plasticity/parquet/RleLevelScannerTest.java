package plasticity.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RleLevelScannerTest {
    private static final int COUNT = 777;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 63, 64, 65, 128, 1000})
    void acceptsRegularLevels(int dimension) {
        for (int phase = 0; phase < Math.min(dimension, 70); phase++) {
            int[] levels = starts(dimension, phase);
            assertThat(levels(1, levels).startEvery(dimension, phase, COUNT)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, Integer.MAX_VALUE})
    void thePhaseIsTheRemainder(int period) {
        SplittableRandom random = new SplittableRandom(period);
        for (int i = 0; i < 300; i++) {
            int phase = random.nextInt(period);
            for (long count :
                    new long[] {0, 1, random.nextInt(period), period, 2L * period - phase, random.nextInt()}) {
                if (count >= 0) {
                    assertThat(RleLevelScanner.after(phase, count, period)).isEqualTo((int) ((phase + count) % period));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 64})
    void detectsAnyIrregularLevel(int dimension) {
        SplittableRandom random = new SplittableRandom(dimension);
        for (int i = 0; i < 300; i++) {
            int phase = random.nextInt(dimension);
            int[] levels = starts(dimension, phase);
            levels[random.nextInt(COUNT)] ^= 1;
            assertThat(levels(1, levels).startEvery(dimension, phase, COUNT)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 1", "64, 63", "8, 7", "3, 1"})
    void detectsShiftedVectors(int dimension, int phase) {
        assertThat(levels(1, starts(dimension, phase)).startEvery(dimension, 0, COUNT))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "3, 0", "1, 0"})
    void detectsConstantLevels(int largest, int level) {
        int[] levels = new int[COUNT];
        Arrays.fill(levels, level);
        assertThat(levels(largest, levels).areAll(level, COUNT)).isTrue();
        assertThat(levels(largest, levels).areAll(level == 0 ? 1 : 0, COUNT)).isFalse();
        for (int i = 0; i < COUNT; i++) {
            levels[i] ^= 1;
            assertThat(levels(largest, levels).areAll(level, COUNT)).isFalse();
            levels[i] ^= 1;
        }
    }

    @Test
    void levelsCanBeScannedTwice() {
        RleLevelScanner levels = levels(3, 0, 0, 0, 0);
        assertThat(levels.areAll(3, 4)).isFalse();
        assertThat(levels.areAll(0, 4)).isTrue();
    }

    @Test
    void fewerLevelsThanValuesAreNotRegular() {
        assertThat(levels(1, new int[] {1, 1, 1}).areAll(1, 4)).isFalse();
        assertThat(new RleLevelScanner(new byte[ColumnPages.PADDING], 0, 0, 1).areAll(0, 1))
                .isFalse();
    }

    private static int[] starts(int dimension, int phase) {
        int[] levels = new int[COUNT];
        Arrays.setAll(levels, i -> (phase + i) % dimension == 0 ? 0 : 1);
        return levels;
    }

    private static RleLevelScanner levels(int largest, int... levels) {
        HybridRuns runs = HybridRuns.of(Integer.SIZE - Integer.numberOfLeadingZeros(largest), levels);
        return new RleLevelScanner(runs.bytes(), runs.start(), runs.end(), largest);
    }
}
