package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
    @ParameterizedTest
    @EnumSource
    void descriptionsAreOneSentence(Setting setting) {
        assertThat(setting.description()).matches("[A-Z].*[.]").doesNotContainPattern("[.] [A-Z]");
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL_DIR, Required.",
        "NUM_LAYERS, Required.",
        "NUM_Q_HEADS, Required.",
        "NUM_K_HEADS, Required.",
        "DATASET_NAME, Default: viktoroo/sniffed-qk.",
        "DATASET_LOCAL_ROOT, Default: none.",
        "DATASET_REVISION, Default: main.",
        "DATASET_CACHE_DIR, Default: none.",
        "DATASET_STAGING, Default: none.",
        "DOWNLOAD_MAX_WORKERS, Default: none.",
        "MAX_TOKENS_PER_HEAD, Default: 50000.",
        "NORMALITY_MAX_DIMS, Default: 64.",
        "NUM_PAIRS_PER_BUCKET, Default: 256.",
        "P_ALPHA, Default: 0.01.",
        "SEED, Default: 0.",
        "SLIDING_WINDOW_UNIT, Default: tokens.",
        "ESTIMATES, Default: true.",
        "ESTIMATE_QUERIES, Default: 2048.",
        "ESTIMATE_KEYS, Default: 1024.",
        "ESTIMATE_FAR_PAIRS, Default: 2048.",
        "JACKKNIFE_GROUPS, Default: 20.",
        "DISTANCE_BIN, Default: none.",
        "BUCKET_ESTIMATES, Default: auto.",
        "MAX_WORKERS, Default: none.",
        "OUTPUT_CSV, Default: head_metrics.csv.",
        "BUCKET_CSV, Default: head_bucket_plasticity.csv in the directory of output_csv.",
        "COMPONENT_CSV, Default: head_component_weights.csv in the directory of output_csv.",
        "ESTIMATES_DIR, Default: none.",
        "STATUS_CSV, Default: head_status.csv in the directory of output_csv.",
        "RUN_JSON, Default: run.json in the directory of output_csv.",
        "COMBINED_CSV, Default: none."
    })
    void defaultTextsAreShownInHelp(Setting setting, String text) {
        assertThat(setting.defaultText()).isEqualTo(text);
    }
}
