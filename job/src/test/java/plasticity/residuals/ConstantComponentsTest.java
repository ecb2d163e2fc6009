package plasticity.residuals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class ConstantComponentsTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void haveOneDistinctValue(Shape shape) {
        DenseMatrix x = withConstants(shape);
        BitSet found = ConstantComponents.of(Vectors.of(x));
        for (int j = 0; j < shape.dimension(); j++) {
            long distinct = Arrays.stream(Shape.column(x, j)).distinct().count();
            assertThat(found.get(j)).as("component %s", j).isEqualTo(distinct == 1);
        }
        assertThat(found.length()).isLessThanOrEqualTo(shape.dimension());
    }

    @Test
    void comparesTheLastRow() {
        DenseMatrix x = TokenTable.rowMajor(3, 3, new double[] {1, 0, 7, 1, -0.0, 7, 1, 0, Math.nextUp(7.0)});
        assertThat(ConstantComponents.of(Vectors.of(x)).stream()).containsExactly(0, 1);
    }

    /** About a third of the components are constant, some of them 0, except that some differ in a single row. */
    private static DenseMatrix withConstants(Shape shape) {
        double[] values = shape.vectors().values();
        SplittableRandom random = shape.random();
        for (int j = 0; j < shape.dimension(); j++) {
            if (random.nextInt(3) == 0) {
                double constant = random.nextInt(2) * 0.1;
                for (int at = j; at < values.length; at += shape.dimension()) {
                    values[at] = constant;
                }
                if (random.nextInt(3) == 0) {
                    values[j + shape.dimension() * random.nextInt(shape.rows())] = 5;
                }
            }
        }
        return TokenTable.rowMajor(shape.rows(), shape.dimension(), values);
    }
}
