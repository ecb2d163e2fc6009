package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final Window SOME = Window.of(128);

    @Test
    void nonPositiveSizesMeanNoWindow() {
        assertThat(List.of(Window.of(0), Window.of(-1), Window.of(Double.NaN))).containsOnly(Window.NONE);
        assertThat(SOME.size()).isEqualTo(128);
    }

    @Test
    void partsAgreeOrAreMixed() {
        assertThat(SOME.and(Window.of(128))).isEqualTo(SOME);
        assertThat(Window.NONE.and(Window.NONE)).isEqualTo(Window.NONE);
        assertThat(SOME.and(Window.of(64))).isEqualTo(Window.MIXED);
        assertThat(SOME.and(Window.NONE)).isEqualTo(Window.MIXED);
    }

    @Test
    void unknownPartsMakeAllUnknownUnlessMixed() {
        assertThat(Window.UNKNOWN.and(SOME)).isEqualTo(Window.UNKNOWN);
        assertThat(SOME.and(Window.UNKNOWN)).isEqualTo(Window.UNKNOWN);
        assertThat(Window.UNKNOWN.and(Window.MIXED)).isEqualTo(Window.MIXED);
        assertThat(Window.MIXED.and(Window.UNKNOWN)).isEqualTo(Window.MIXED);
    }
}
