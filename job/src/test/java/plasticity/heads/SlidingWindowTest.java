package plasticity.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlidingWindowTest {
    private static final double MISSING = Double.NaN;

    static Stream<double[]> none() {
        return Stream.of(
                new double[] {},
                new double[] {MISSING},
                new double[] {0},
                new double[] {-0.0, 0},
                new double[] {-5},
                new double[] {MISSING, 0, -1, MISSING, -2});
    }

    static Stream<double[]> mixed() {
        return Stream.of(
                new double[] {512, 1024},
                new double[] {512, MISSING},
                new double[] {MISSING, 512},
                new double[] {512, 512, 0},
                new double[] {-1, 512, 512});
    }

    @Test
    void isTheCommonValueOfAllTokens() {
        SlidingWindow window = SlidingWindow.ofTokens(new double[] {512, 512, 512});
        assertThat(window).isEqualTo(new SlidingWindow(512));
        assertThat(window.isPresent()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("none")
    void missingZeroAndNegativeValuesMeanNoWindow(double[] perToken) {
        SlidingWindow window = SlidingWindow.ofTokens(perToken);
        assertThat(window).isEqualTo(SlidingWindow.NONE);
        assertThat(window.isPresent()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("mixed")
    void rejectsDifferentValues(double[] perToken) {
        assertThatThrownBy(() -> SlidingWindow.ofTokens(perToken))
                .isInstanceOf(MixedSlidingWindowException.class)
                .hasMessageContaining("sliding_window")
                .hasMessageContaining("512.0");
    }
}
