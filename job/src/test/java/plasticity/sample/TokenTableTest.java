package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.Test;

class TokenTableTest {
    @Test
    void orientationMultipliesComponents() {
        DenseVector signs = new DenseVector(new double[] {1, -1, 1});
        DenseVector vector = new DenseVector(new double[] {4, 5, 6});
        assertThat(TokenTable.oriented(vector, signs).values()).containsExactly(4, -5, 6);
        assertThat(vector.values()).containsExactly(4, 5, 6);
        TokenTable.orient(vector.values(), signs);
        assertThat(vector.values()).containsExactly(4, -5, 6);
    }

    @Test
    void rejectsAnOrientationOfAnotherDimension() {
        TokenTable table = table(Vectors.ofDoubles(2, 3, new double[6]));
        assertThatThrownBy(() -> table.requireWidth(new DenseVector(new double[] {1, 1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 components")
                .hasMessageContaining("keys 2");
    }

    @Test
    void rejectsColumnsOfDifferentLengths() {
        Vectors vectors = Vectors.ofDoubles(2, 1, new double[2]);
        assertThatThrownBy(() -> new TokenTable(new int[3], new long[2], new double[2], new double[2], vectors))
                .hasMessage("3 buckets for 2 vectors");
        assertThatThrownBy(() -> new TokenTable(new int[2], new long[2], new double[1], new double[2], vectors))
                .hasMessage("1 positions for 2 vectors");
    }

    private static TokenTable table(Vectors vectors) {
        int n = vectors.rows();
        return new TokenTable(new int[n], new long[n], new double[n], new double[n], vectors);
    }
}
