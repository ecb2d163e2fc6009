package plasticity.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.config.Setting;

class SuggestionsTest {
    private static final List<String> KEYS =
            Stream.of(Setting.values()).map(Setting::key).toList();

    @ParameterizedTest
    @CsvSource({
        "num_layer, num_layers",
        "num_lyaers, num_layers",
        "n_layers, num_layers",
        "layers, num_layers",
        "num_heads, num_q_heads",
        "num-q-heads, num_q_heads",
        "NUM_K_HEADS, num_k_heads",
        "modeldir, model_dir",
        "dataset_root, dataset_local_root",
        "local_root, dataset_local_root",
        "max_tokens, max_tokens_per_head",
        "max_token, max_tokens_per_head",
        "max_tokens_per_heads, max_tokens_per_head",
        "max-workers, max_workers",
        "workers, max_workers",
        "alpha, p_alpha",
        "palpha, p_alpha",
        "seeds, seed",
        "sed, seed",
        "num_pairs, num_pairs_per_bucket",
        "estimate, estimates",
        "jackknife, jackknife_groups",
        "estimate_pairs, estimate_far_pairs",
        "sliding_window, sliding_window_unit",
        "outputcsv, output_csv",
        "runjson, run_json"
    })
    void findsTheIntendedName(String written, String meant) {
        assertThat(Suggestions.closest(written, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "num", "csv", "batch_size", "learning_rate", "device", "(not a name)"})
    void suggestsNothingIfNothingIsSimilar(String written) {
        assertThat(Suggestions.closest(written, KEYS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyNameIsClosestToItself(Setting setting) {
        assertThat(Suggestions.closest(setting.key(), KEYS)).contains(setting.key());
    }

    @Test
    void longWordsAreNotCompared() {
        String word = "k".repeat(101);
        assertThat(Suggestions.closest(word, List.of(word))).isEqualTo(Optional.empty());
    }
}
