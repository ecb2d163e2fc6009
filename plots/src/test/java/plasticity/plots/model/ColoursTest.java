package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColoursTest {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    /** The ends and the middle of each map: {@code matplotlib.colormaps[name](fraction)}. */
    @ParameterizedTest
    @CsvSource({
        "viridis, 440154, 21918c, fde725",
        "magma, 000004, b73779, fcfdbf",
        "plasma, 0d0887, cc4778, f0f921",
        "inferno, 000004, bc3754, fcffa4",
        "cividis, 00224e, 7d7c78, fee838",
        "turbo, 30123b, a4fc3c, 7a0403",
        "coolwarm, 3b4cc0, dddcdc, b40426",
        "gray, 000000, 808080, ffffff"
    })
    void mapsMatchMatplotlib(String name, String first, String middle, String last) {
        ColourMap map = ColourMap.of(name);
        assertThat(hex(map.colour(0))).isEqualTo(first);
        assertThat(hex(map.colour(0.5))).isEqualTo(middle);
        assertThat(hex(map.colour(1))).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viridis", "coolwarm", "turbo"})
    void reversedMapsAreReversed(String name) {
        for (int i = 0; i < 256; i++) {
            assertThat(ColourMap.of(name + "_r").colour((i + 0.5) / 256))
                    .isEqualTo(ColourMap.of(name).colour((255.5 - i) / 256));
        }
    }

    @Test
    void valuesOutsideGetTheEndColours() {
        ColourMap map = ColourMap.of("viridis");
        assertThat(map.colour(-3)).isEqualTo(map.colour(0));
        assertThat(map.colour(3)).isEqualTo(map.colour(1));
    }

    @Test
    void allNamesHaveMaps() {
        assertThat(ColourMap.names()).hasSize(16).allSatisfy(name -> assertThat(ColourMap.of(name))
                .isNotNull());
        assertThatIllegalArgumentException().isThrownBy(() -> ColourMap.of("jet"));
        assertThatIllegalArgumentException().isThrownBy(() -> ColourMap.of("_r"));
    }

    @Test
    void scaleSpansValuesOrBounds() throws PlotException {
        ColourMap map = ColourMap.of("gray");
        double[] values = {0.25, Double.NaN, 0.75};
        assertThat(ColourScale.over(values, map, NONE, NONE).range()).isEqualTo(new Range(0.25, 0.75));
        assertThat(ColourScale.over(values, map, OptionalDouble.of(0), NONE).range())
                .isEqualTo(new Range(0, 0.75));
        assertThat(hex(ColourScale.over(values, map, NONE, NONE).colour(0.5))).isEqualTo("808080");
        assertThatThrownBy(() -> ColourScale.over(values, map, OptionalDouble.of(1), NONE))
                .hasMessage("vmin: 1.0 is not less than vmax (0.75)");
    }

    @Test
    void scaleOfDifferencesIsCentredOnZero() {
        ColourMap map = ColourMap.of("coolwarm");
        double[] values = {-0.1, 0.4};
        assertThat(ColourScale.aroundZero(values, map, NONE, NONE).range()).isEqualTo(new Range(-0.4, 0.4));
        assertThat(ColourScale.aroundZero(values, map, OptionalDouble.of(-2), NONE)
                        .range())
                .isEqualTo(new Range(-2, 2));
        assertThat(hex(ColourScale.aroundZero(values, map, NONE, NONE).colour(0)))
                .isEqualTo("dddcdc");
    }

    private static String hex(int colour) {
        return String.format("%06x", colour);
    }
}
