package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.SlidingWindowUnit;

class SettingValuesTest {
    /**
     * @param yaml text in a file
     * @param value its parsed value
     * @param flag text of a flag
     * @param flagged its parsed value
     * @param defaultValue value if not set
     * @param getter of the setting
     */
    private record Example(
            Setting setting,
            String yaml,
            Object value,
            String flag,
            Object flagged,
            Object defaultValue,
            Function<AnalysisConfig, Object> getter) {
        String line() {
            return setting.key() + ": " + yaml;
        }

        String asFlag() {
            return setting.key() + "=" + flag;
        }

        @Override
        public String toString() {
            return line();
        }
    }

    @TempDir
    private Path directory;

    private Configs configs;

    static Stream<Example> examples() {
        return Stream.of(
                new Example(
                        Setting.MODEL_DIR, "Qwen_Qwen3_8B", "Qwen_Qwen3_8B", "", "", null, AnalysisConfig::modelDir),
                new Example(Setting.NUM_LAYERS, "30", 30, "48", 48, null, AnalysisConfig::numLayers),
                new Example(Setting.NUM_Q_HEADS, "9", 9, "32", 32, null, AnalysisConfig::numQHeads),
                new Example(Setting.NUM_K_HEADS, "3", 3, "4", 4, null, AnalysisConfig::numKHeads),
                new Example(
                        Setting.DATASET_NAME,
                        "me/mine",
                        "me/mine",
                        "you/yours",
                        "you/yours",
                        "viktoroo/sniffed-qk",
                        AnalysisConfig::datasetName),
                new Example(
                        Setting.DATASET_LOCAL_ROOT,
                        "/data/qk",
                        "/data/qk",
                        "s3a://bucket/qk",
                        "s3a://bucket/qk",
                        null,
                        config -> config.datasetLocalRoot().orElse(null)),
                new Example(
                        Setting.DATASET_REVISION,
                        "v1.0",
                        "v1.0",
                        "refs/pr/3",
                        "refs/pr/3",
                        "main",
                        AnalysisConfig::datasetRevision),
                new Example(
                        Setting.DATASET_CACHE_DIR,
                        "cache",
                        "cache",
                        "/cache",
                        "/cache",
                        null,
                        config -> config.datasetCacheDir().orElse(null)),
                new Example(
                        Setting.DATASET_STAGING,
                        "hdfs://name/staging",
                        "hdfs://name/staging",
                        "/shared",
                        "/shared",
                        null,
                        config -> config.datasetStaging().orElse(null)),
                new Example(
                        Setting.DOWNLOAD_MAX_WORKERS,
                        "4",
                        4,
                        "10000",
                        10_000,
                        null,
                        config -> config.value(Setting.DOWNLOAD_MAX_WORKERS)),
                new Example(
                        Setting.MAX_TOKENS_PER_HEAD,
                        "1",
                        1,
                        "2147483647",
                        2_147_483_647,
                        50_000,
                        AnalysisConfig::maxTokensPerHead),
                new Example(Setting.NORMALITY_MAX_DIMS, "128", 128, "1", 1, 64, AnalysisConfig::normalityMaxDims),
                new Example(Setting.NUM_PAIRS_PER_BUCKET, "1000", 1000, "1", 1, 256, AnalysisConfig::numPairsPerBucket),
                new Example(Setting.P_ALPHA, "0.05", 0.05, "1e-3", 1e-3, 0.01, AnalysisConfig::pAlpha),
                new Example(
                        Setting.SEED,
                        "7",
                        7L,
                        "4611686018427387903",
                        4_611_686_018_427_387_903L,
                        0L,
                        AnalysisConfig::seed),
                new Example(
                        Setting.SLIDING_WINDOW_UNIT,
                        "buckets",
                        "buckets",
                        "tokens",
                        "tokens",
                        "tokens",
                        config -> config.slidingWindowUnit() == SlidingWindowUnit.BUCKETS ? "buckets" : "tokens"),
                new Example(Setting.ESTIMATES, "no", false, "false", false, true, config -> config.estimates()
                        .isPresent()),
                estimate(Setting.ESTIMATE_QUERIES, "1", 1, "1000000", 1_000_000, 2048, estimates -> estimates
                        .sizes()
                        .queries()),
                estimate(Setting.ESTIMATE_KEYS, "1", 1, "1000000", 1_000_000, 1024, estimates -> estimates
                        .sizes()
                        .keys()),
                estimate(Setting.ESTIMATE_FAR_PAIRS, "1", 1, "1000000", 1_000_000, 2048, estimates -> estimates
                        .sizes()
                        .farPairs()),
                estimate(Setting.JACKKNIFE_GROUPS, "2", 2, "1000", 1000, 20, EstimateSettings::groups),
                estimate(
                        Setting.DISTANCE_BIN,
                        "64",
                        64.0,
                        "0.5",
                        0.5,
                        null,
                        estimates -> Double.isNaN(estimates.distanceBin()) ? null : estimates.distanceBin()),
                estimate(
                        Setting.BUCKET_ESTIMATES,
                        "true",
                        "true",
                        "false",
                        "false",
                        "auto",
                        estimates -> switch (estimates.maxQueryBuckets()) {
                            case 0 -> "false";
                            case 64 -> "auto";
                            default -> "true";
                        }),
                new Example(Setting.MAX_WORKERS, "8", 8, "1", 1, null, config -> {
                    OptionalInt workers = config.maxWorkers();
                    return workers.isPresent() ? workers.getAsInt() : null;
                }),
                new Example(
                        Setting.OUTPUT_CSV,
                        "r/heads.csv",
                        "r/heads.csv",
                        "h.parquet",
                        "h.parquet",
                        "head_metrics.csv",
                        AnalysisConfig::outputCsv),
                new Example(
                        Setting.BUCKET_CSV,
                        "r/buckets.parquet",
                        "r/buckets.parquet",
                        "B.CSV",
                        "B.CSV",
                        "head_bucket_plasticity.csv",
                        config -> config.value(Setting.BUCKET_CSV)),
                new Example(
                        Setting.COMPONENT_CSV,
                        "r/components.csv",
                        "r/components.csv",
                        "hdfs:///r/c.csv",
                        "hdfs:///r/c.csv",
                        "head_component_weights.csv",
                        config -> config.value(Setting.COMPONENT_CSV)),
                new Example(
                        Setting.ESTIMATES_DIR,
                        "r/estimates",
                        "r/estimates",
                        "s3a://bucket/estimates/",
                        "s3a://bucket/estimates/",
                        null,
                        config -> config.estimatesDir().orElse(null)),
                new Example(
                        Setting.STATUS_CSV,
                        "r/status.csv",
                        "r/status.csv",
                        "s.csv",
                        "s.csv",
                        "head_status.csv",
                        AnalysisConfig::statusCsv),
                new Example(
                        Setting.RUN_JSON,
                        "r/manifest.json",
                        "r/manifest.json",
                        "manifest",
                        "manifest",
                        "run.json",
                        AnalysisConfig::runJson),
                new Example(
                        Setting.COMBINED_CSV,
                        "r/all.csv",
                        "r/all.csv",
                        "all.parquet",
                        "all.parquet",
                        null,
                        config -> config.combinedCsv().orElse(null)));
    }

    private static Example estimate(
            Setting setting,
            String yaml,
            Object value,
            String flag,
            Object flagged,
            Object defaultValue,
            Function<EstimateSettings, Object> getter) {
        return new Example(
                setting,
                yaml,
                value,
                flag,
                flagged,
                defaultValue,
                config -> getter.apply(config.estimates().orElseThrow()));
    }

    @BeforeEach
    void useTheDirectory() {
        configs = new Configs(directory);
    }

    @Test
    void everySettingHasAnExample() {
        assertThat(examples().map(Example::setting)).containsExactly(Setting.values());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theFileGivesTheValue(Example example) throws Exception {
        AnalysisConfig config = configs.load(example.line());
        assertThat(config.value(example.setting())).isEqualTo(example.value());
        assertThat(example.getter().apply(config)).isEqualTo(example.value());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theFlagGivesTheValue(Example example) throws Exception {
        AnalysisConfig config = configs.load("", example.asFlag());
        assertThat(config.value(example.setting())).isEqualTo(example.flagged());
        assertThat(example.getter().apply(config)).isEqualTo(example.flagged());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void flagsOverrideTheFile(Example example) throws Exception {
        assertThat(configs.load(example.line(), example.asFlag()).value(example.setting()))
                .isEqualTo(example.flagged());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void unsetMeansDefaultUnlessRequired(Example example) throws Exception {
        if (example.setting().isRequired()) {
            Path file = configs.file("seed: 1");
            assertThat(Configs.problemsOf(file))
                    .contains("settings: " + example.setting().key()
                            + ": required and missing; add it to the file or give --"
                            + example.setting().key() + " (" + example.setting().allowed() + ")");
        } else {
            AnalysisConfig config = configs.load("");
            assertThat(config.value(example.setting())).isEqualTo(example.defaultValue());
            assertThat(example.getter().apply(config)).isEqualTo(example.defaultValue());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nullMeansTheDefaultUnlessRequired(Example example) throws Exception {
        for (String written : new String[] {"", " null", " ~"}) {
            String line = example.setting().key() + ":" + written;
            if (example.setting().isRequired()) {
                assertThat(configs.problems(line))
                        .containsExactly("FILE:1: " + example.setting().key() + ": invalid value null: expected "
                                + example.setting().allowed());
            } else {
                assertThat(configs.load(line).value(example.setting())).isEqualTo(example.defaultValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aNullFlagUnsetsAnOptionalValue(Example example) throws IOException, ConfigException {
        boolean hasNoDefault = !example.setting().isRequired() && example.defaultValue() == null;
        for (String none : hasNoDefault ? new String[] {"null", "none", "None"} : new String[0]) {
            assertThat(configs.load(example.line(), example.setting().key() + "=" + none)
                            .value(example.setting()))
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "true, true",
                "True, true",
                "yes, true",
                "'true', true",
                "false, false",
                "off, false",
                "\"false\", false",
                "auto, auto",
                "'auto', auto"
            })
    void bucketEstimatesMayBeABooleanOrText(String yaml, String value) throws Exception {
        assertThat(configs.load("bucket_estimates: " + yaml).value(Setting.BUCKET_ESTIMATES))
                .isEqualTo(value);
    }

    @Test
    void optionalGettersAreEmptyByDefault() throws Exception {
        AnalysisConfig config = configs.load("");
        assertThat(config.datasetLocalRoot()).isEqualTo(Optional.empty());
        assertThat(config.maxWorkers()).isEqualTo(OptionalInt.empty());
    }

    @Test
    void flagsAloneSuffice() throws Exception {
        AnalysisConfig config = ConfigLoader.load(
                Optional.empty(), Configs.flags("model_dir=.", "num_layers=3", "num_q_heads=4", "num_k_heads=2"));
        assertThat(config.modelDir()).isEqualTo(".");
        assertThat(config.numLayers()).isEqualTo(3);
        assertThat(config.numQHeads()).isEqualTo(4);
        assertThat(config.numKHeads()).isEqualTo(2);
    }

    @Test
    void resolvedSettingsAreInOrderWithNullForNone() throws Exception {
        AnalysisConfig config = configs.load("seed: 3");
        assertThat(config.resolved().keySet())
                .containsExactlyElementsOf(
                        Stream.of(Setting.values()).map(Setting::key).toList());
        assertThat(config.resolved())
                .containsEntry("seed", 3L)
                .containsEntry("max_workers", null)
                .containsEntry("run_json", "run.json");
    }
}
