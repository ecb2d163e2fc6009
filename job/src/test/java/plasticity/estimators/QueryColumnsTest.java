package plasticity.estimators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.draws.SampleSizes;
import plasticity.draws.SampledQueries;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class QueryColumnsTest {
    /** Every query once, in a column of its cell; sizes below and above the number of columns. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 1000, 5000})
    void holdEveryQueryInAColumnOfItsCell(int rows) {
        SplittableRandom random = new SplittableRandom(rows);
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, i -> i);
        TokenTable table = new TokenTable(
                random.ints(rows, 0, 4).toArray(),
                random.longs(rows, 0, 7).map(text -> text * text / 7).toArray(),
                numbers,
                new double[rows],
                Vectors.ofDoubles(rows, 1, numbers.clone()));
        SampledQueries sample = SampledQueries.draw(table, new SampleSizes(rows * 4, 1, 1), 0, 0, 0);
        RowSweep.read(table.vectors(), sample::accept);
        QueryColumns columns = new QueryColumns(sample);
        boolean[] found = new boolean[rows];
        int width = columns.cells().length;
        for (int slot = 0; slot < columns.slots(); slot++) {
            double[] positions = columns.positions(slot);
            assertThat(columns.width(slot)).isLessThanOrEqualTo(width);
            width = columns.width(slot);
            assertThat(columns.vectors(slot)[0]).isEqualTo(positions);
            assertThat(Arrays.copyOfRange(positions, width, positions.length))
                    .isEqualTo(new double[positions.length - width]);
            for (int i = 0; i < width; i++) {
                int row = (int) positions[i];
                assertThat(found[row]).isFalse();
                found[row] = true;
                int cell = columns.cells()[i];
                assertThat(sample.cellTexts()[cell]).isEqualTo(table.examples()[row]);
                assertThat(cell).isBetween(0, sample.cellSizes().length - 1);
                int bucket = Arrays.binarySearch(sample.buckets(), table.buckets()[row]);
                assertThat(cell).isBetween(sample.bucketCells()[bucket], sample.bucketCells()[bucket + 1] - 1);
            }
        }
        assertThat(found).doesNotContain(false);
    }
}
