package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {
    private final Binder<Setting> binder =
            new Binder<>(Arrays.asList(Setting.SEED, Setting.NUM_LAYERS), "plasticity draw");

    @Test
    void valuesAreWithoutDefaults() {
        binder.read(Optional.empty(), Map.of("num_layers", "30"));
        assertThat(binder.problems()).isEmpty();
        assertThat(binder.values()).containsExactly(Map.entry(Setting.NUM_LAYERS, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEED", "see-d", "sed"})
    void similarKeysAreSuggestedButNotAccepted(String key) {
        binder.read(Optional.empty(), Map.of("num_layers", "30", key, "1"));
        assertThat(binder.problems())
                .containsExactly(new ConfigProblem("--" + key, key + ": no such setting; did you mean seed?"));
    }

    @Test
    void unknownSettingsPointToHelp() {
        binder.read(Optional.empty(), Map.of("num_layers", "30", "p_alpha", "1"));
        assertThat(binder.problems())
                .extracting(ConfigProblem::message)
                .containsExactly("p_alpha: no such setting; plasticity draw --help lists them all");
    }
}
