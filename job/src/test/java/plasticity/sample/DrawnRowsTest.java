package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnRowsTest {
    /** Both algorithms of numpy's choice: Floyd's, and shuffling the tail above 10000 rows. */
    @ParameterizedTest
    @CsvSource({"2, 1, 0", "10, 3, 0", "10, 9, 1", "300, 64, 7", "10000, 640, 42", "10001, 201, 0", "20000, 5000, 5"})
    void keptRowsAreInDrawnOrder(int rows, int cap, long seed) {
        DrawnRows drawn = DrawnRows.of(rows, cap, seed);
        int[] rowOfSlot = new int[cap];
        Arrays.fill(rowOfSlot, -1);
        DrawnRows.Cursor cursor = drawn.cursor();
        for (int row = 0; row < rows; row++) {
            int slot = cursor.nextSlot();
            if (slot >= 0) {
                assertThat(rowOfSlot[slot]).as("slot %s", slot).isEqualTo(-1);
                rowOfSlot[slot] = row;
            }
        }
        assertThat(drawn.size()).isEqualTo(cap);
        assertThat(rowOfSlot).isEqualTo(new NumpyGenerator(seed).choice(rows, cap));
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 1", "7, 7", "7, 50000"})
    void keepsAllRowsInFileOrderUpToTheMaximum(int rows, int cap) {
        DrawnRows all = DrawnRows.of(rows, cap, 0);
        DrawnRows.Cursor cursor = all.cursor();
        assertThat(all.size()).isEqualTo(rows);
        for (int row = 0; row < rows; row++) {
            assertThat(cursor.nextSlot()).isEqualTo(row);
        }
    }

    @Test
    void cursorsAreIndependent() {
        DrawnRows drawn = DrawnRows.of(3, 2, 0);
        int first = drawn.cursor().nextSlot();
        assertThat(drawn.cursor().nextSlot()).isEqualTo(first);
    }
}
