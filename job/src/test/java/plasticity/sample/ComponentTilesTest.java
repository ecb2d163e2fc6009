package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

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
    void shiftAndScaleCopies(Shape shape) {
        DenseMatrix x = shape.vectors();
        double[] expected = Shape.column(x, 0);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (expected[i] - 3) * 0.25;
        }
        double[] found = new double[expected.length];
        ComponentTiles.of(x).copy(0, 3, 0.25, found);
        assertThat(found).isEqualTo(expected);
    }
}
