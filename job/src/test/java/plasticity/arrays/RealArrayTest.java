package plasticity.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealArrayTest {
    static Stream<RealArray> arrays() {
        return Stream.of(new FloatArray(5), new DoubleArray(5));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void floatsAreExact(RealArray array) {
        array.set(1, 0.1f);
        array.set(2, -0.0f);
        array.set(3, Float.MIN_VALUE);
        array.set(4, Double.NaN);
        assertThat(array.length()).isEqualTo(5);
        assertThat(array.get(1)).isEqualTo((double) 0.1f);
        double[] copy = new double[4];
        array.copyTo(1, copy);
        assertThat(copy).containsExactly(0.1f, -0.0f, Float.MIN_VALUE, Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void fillsARange(RealArray array) {
        array.fill(1, 3, 7);
        double[] copy = new double[5];
        array.copyTo(0, copy);
        assertThat(copy).containsExactly(0, 7, 7, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void copiesBetweenArraysOfItsType(RealArray array) {
        array.fill(0, 2, 3);
        array.set(2, 4);
        RealArray other = array.ofSameType(4);
        other.copyFrom(array, 1, 2, 2);
        double[] copy = new double[4];
        other.copyTo(0, copy);
        assertThat(copy).containsExactly(0, 0, 3, 4);
        assertThat(other).hasSameClassAs(array);
    }

    @Test
    void wrapsWithoutCopying() {
        float[] floats = {1, 2};
        double[] doubles = {1, 2};
        new FloatArray(floats).set(1, 3);
        new DoubleArray(doubles).set(1, 3);
        assertThat(floats).containsExactly(1, 3);
        assertThat(doubles).containsExactly(1, 3);
    }

    @Test
    void onlyDoublesKeepDoubles() {
        RealArray floats = new FloatArray(1);
        RealArray doubles = new DoubleArray(1);
        floats.set(0, 0.1);
        doubles.set(0, 0.1);
        assertThat(floats.get(0)).isEqualTo((double) 0.1f);
        assertThat(doubles.get(0)).isEqualTo(0.1);
        assertThatThrownBy(() -> doubles.copyFrom(floats, 0, 0, 1)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> floats.copyFrom(doubles, 0, 0, 1)).isInstanceOf(ClassCastException.class);
    }
}
