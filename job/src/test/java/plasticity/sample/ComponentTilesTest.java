package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

class ComponentTilesTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void storeEveryComponent(Shape shape) {
        DenseMatrix x = shape.vectors();
        ComponentTiles tiles = ComponentTiles.of(x.copy());
        assertThat(tiles.rows()).isEqualTo(shape.rows());
        assertThat(tiles.dimension()).isEqualTo(shape.dimension());
        for (int j = 0; j < shape.dimension(); j++) {
            assertThat(tiles.component(j)).isEqualTo(Shape.column(x, j));
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void copiesRowsOfAComponent(Shape shape) {
        DenseMatrix x = shape.vectors();
        double[] expected = Shape.column(x, 0);
        ComponentTiles tiles = ComponentTiles.of(x);
        for (int from = 0; from < expected.length; from += 256) {
            for (int length : new int[] {1, 256, 257, 1000}) {
                int to = Math.min(expected.length, from + length);
                double[] found = new double[to - from];
                tiles.copy(0, from, found.length, found);
                assertThat(found).isEqualTo(Arrays.copyOfRange(expected, from, to));
            }
        }
    }
}
