package plasticity.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import plasticity.sample.Shape;
import plasticity.sample.Shapes;

class ComponentWeightsTest {
    @ParameterizedTest
    @ArgumentsSource(Shapes.class)
    void areFractionsOfTheSum(Shape shape) {
        double[] rSquared = shape.random().doubles(shape.dimension(), -0.05, 1).toArray();
        double sum = Arrays.stream(rSquared).filter(r -> r > 0).sum();
        double[] weights = ComponentWeights.of(new DenseVector(rSquared)).values();
        for (int j = 0; j < weights.length; j++) {
            double expected = sum > 0 ? Math.max(rSquared[j], 0) / sum : 1.0 / weights.length;
            // Two sums of at most 40 positive numbers, in different orders.
            assertThat(weights[j]).isCloseTo(expected, within(1e-14));
        }
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-14));
    }

    @Test
    void countNegativeValuesAsZero() {
        assertThat(ComponentWeights.of(new DenseVector(new double[] {-0.5, 0.25, 0.75}))
                        .values())
                .containsExactly(0, 0.25, 0.75);
    }

    @Test
    void areEqualWithoutPositionalInformation() {
        double[] rSquared = {-1e-17, 0, -0.0, -2};
        assertThat(ComponentWeights.of(new DenseVector(rSquared)).values()).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(rSquared).containsExactly(-1e-17, 0, -0.0, -2);
    }
}
