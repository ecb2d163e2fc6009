package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.arrays.DoubleArray;
import plasticity.testing.Blocks;

class TokenCollectorTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void acceptsBlocksInAnyOrder(Shape shape) {
        double[] vectors = shape.vectors().values();
        SplittableRandom random = shape.random();
        int[] slots = new NumpyGenerator(shape.seed()).choice(shape.rows(), shape.rows());
        List<TokenBlock> blocks = new ArrayList<>();
        for (int from = 0; from < slots.length; ) {
            int to = random.nextInt(from, slots.length) + 1;
            blocks.add(random.nextInt(0, blocks.size() + 1), block(slots, from, to, shape.dimension(), vectors));
            from = to;
        }

        TokenCollector collector = new TokenCollector(shape.rows(), shape.dimension());
        blocks.forEach(collector::accept);
        TokenTable table = collector.table();

        assertThat(table.size()).isEqualTo(shape.rows());
        assertThat(table.dimension()).isEqualTo(shape.dimension());
        assertThat(Blocks.doubles(table.vectors().values())).isEqualTo(vectors);
        for (int slot = 0; slot < table.size(); slot++) {
            assertThat(table.buckets()[slot]).isEqualTo(2 * slot);
            assertThat(table.examples()[slot]).isEqualTo(3L * slot);
            assertThat(table.positions()[slot]).isEqualTo(5.0 * slot);
            assertThat(table.windows()[slot]).isEqualTo(7.0 * slot);
        }
    }

    @Test
    void reportsMissingRows() {
        TokenCollector collector = new TokenCollector(3, 1);
        collector.accept(block(new int[] {2, 0}, 0, 2, 1, new double[] {1, 2, 3}));
        assertThatThrownBy(collector::table)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2 rows collected, expected 3");
    }

    @Test
    void anEmptyHeadGivesAnEmptyTable() {
        assertThat(new TokenCollector(0, 4).table().size()).isZero();
    }

    @Test
    void rejectsMoreValuesThanFitIntoAnArray() {
        assertThatThrownBy(() -> new TokenCollector(1 << 16, 1 << 15)).isInstanceOf(ArithmeticException.class);
    }

    /** The rows of some slots; every value is a multiple of its slot. */
    private static TokenBlock block(int[] slots, int from, int to, int dimension, double[] vectors) {
        int[] own = IntStream.range(from, to).map(i -> slots[i]).toArray();
        double[] rows = new double[own.length * dimension];
        for (int i = 0; i < own.length; i++) {
            System.arraycopy(vectors, own[i] * dimension, rows, i * dimension, dimension);
        }
        return new TokenBlock(
                own.length,
                own,
                IntStream.of(own).map(slot -> 2 * slot).toArray(),
                IntStream.of(own).mapToLong(slot -> 3L * slot).toArray(),
                IntStream.of(own).mapToDouble(slot -> 5.0 * slot).toArray(),
                IntStream.of(own).mapToDouble(slot -> 7.0 * slot).toArray(),
                new DoubleArray(rows));
    }
}
