package plasticity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.config.Setting;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.HeadId;
import plasticity.input.DumpResolver;
import plasticity.tokens.SamplingOptions;

class ChangesTest {
    private static final HeadId KEY = HeadId.key(0, 1);

    private static final Set<Setting> AFFECT_METRICS = EnumSet.of(
            Setting.MAX_TOKENS_PER_HEAD,
            Setting.NORMALITY_MAX_DIMS,
            Setting.NUM_PAIRS_PER_BUCKET,
            Setting.P_ALPHA,
            Setting.SEED,
            Setting.SLIDING_WINDOW_UNIT,
            Setting.ESTIMATES,
            Setting.ESTIMATE_QUERIES,
            Setting.ESTIMATE_KEYS,
            Setting.ESTIMATE_FAR_PAIRS,
            Setting.JACKKNIFE_GROUPS,
            Setting.DISTANCE_BIN,
            Setting.BUCKET_ESTIMATES);

    /** Two values per setting. */
    private static final Map<Setting, List<String>> VALUES = new EnumMap<>(Map.ofEntries(
            Map.entry(Setting.MODEL_DIR, List.of("m", "n")),
            Map.entry(Setting.NUM_LAYERS, List.of("1", "2")),
            Map.entry(Setting.NUM_Q_HEADS, List.of("4", "8")),
            Map.entry(Setting.NUM_K_HEADS, List.of("2", "4")),
            Map.entry(Setting.DATASET_NAME, List.of("a/b", "a/c")),
            Map.entry(Setting.DATASET_LOCAL_ROOT, List.of("dump", "other")),
            Map.entry(Setting.DATASET_REVISION, List.of("main", "other")),
            Map.entry(Setting.DATASET_CACHE_DIR, List.of("cache", "other")),
            Map.entry(Setting.DATASET_STAGING, List.of("staging", "other")),
            Map.entry(Setting.DOWNLOAD_MAX_WORKERS, List.of("3", "4")),
            Map.entry(Setting.MAX_TOKENS_PER_HEAD, List.of("50000", "7")),
            Map.entry(Setting.NORMALITY_MAX_DIMS, List.of("64", "8")),
            Map.entry(Setting.NUM_PAIRS_PER_BUCKET, List.of("256", "9")),
            Map.entry(Setting.P_ALPHA, List.of("0.01", "1e-3")),
            Map.entry(Setting.SEED, List.of("0", "11")),
            Map.entry(Setting.SLIDING_WINDOW_UNIT, List.of("tokens", "buckets")),
            Map.entry(Setting.ESTIMATES, List.of("true", "false")),
            Map.entry(Setting.ESTIMATE_QUERIES, List.of("2048", "100")),
            Map.entry(Setting.ESTIMATE_KEYS, List.of("1024", "100")),
            Map.entry(Setting.ESTIMATE_FAR_PAIRS, List.of("2048", "100")),
            Map.entry(Setting.JACKKNIFE_GROUPS, List.of("20", "8")),
            Map.entry(Setting.DISTANCE_BIN, List.of("none", "0.5")),
            Map.entry(Setting.BUCKET_ESTIMATES, List.of("auto", "true")),
            Map.entry(Setting.MAX_WORKERS, List.of("1", "2")),
            Map.entry(Setting.OUTPUT_CSV, List.of("a.csv", "z.csv")),
            Map.entry(Setting.BUCKET_CSV, List.of("b.csv", "z.csv")),
            Map.entry(Setting.COMPONENT_CSV, List.of("c.csv", "z.csv")),
            Map.entry(Setting.ESTIMATES_DIR, List.of("e", "z")),
            Map.entry(Setting.STATUS_CSV, List.of("d.csv", "z.csv")),
            Map.entry(Setting.RUN_JSON, List.of("e.json", "z.json")),
            Map.entry(Setting.COMBINED_CSV, List.of("f.csv", "z.csv"))));

    @ParameterizedTest
    @EnumSource(Setting.class)
    void aSettingIsInTheFingerprintIfAndOnlyIfItReachesTheAnalysis(Setting setting) throws ConfigException {
        AnalysisConfig base = config(setting, 0);
        AnalysisConfig changed = config(setting, 1);
        assertThat(changed.value(setting)).isNotEqualTo(base.value(setting));
        boolean reachesAnalysis = !Changes.settings(changed).equals(Changes.settings(base))
                || !DumpResolver.sampling(changed).equals(DumpResolver.sampling(base));
        boolean isInFingerprint = !Changes.parameters(changed, KEY).equals(Changes.parameters(base, KEY));
        assertThat(List.of(setting.affectsMetrics(), reachesAnalysis, isInFingerprint))
                .containsOnly(AFFECT_METRICS.contains(setting));
    }

    @Test
    void theAnalysisHasNoOtherParameters() throws ConfigException {
        int estimates = numbers(EstimateSettings.class) - 1 + numbers(SampleSizes.class);
        int parameters = numbers(AnalysisSettings.class) - 1 + numbers(SamplingOptions.class) - 1 + estimates;
        assertThat(parameters)
                .as("both records have the seed; neither has estimates, without which there are no settings of these")
                .isEqualTo(AFFECT_METRICS.size() + 1 - 1);
    }

    private static int numbers(Class<? extends Record> parameters) {
        return parameters.getRecordComponents().length;
    }

    @Test
    void parametersHaveTheNamesAndValuesOfTheSettings() throws ConfigException {
        Map<String, String> expected = new HashMap<>(Map.ofEntries(
                Map.entry("key head", "1"),
                Map.entry("max_tokens_per_head", "50000"),
                Map.entry("normality_max_dims", "64"),
                Map.entry("num_pairs_per_bucket", "256"),
                Map.entry("p_alpha", "0.001"),
                Map.entry("seed", "0"),
                Map.entry("sliding_window_unit", "tokens"),
                Map.entry("estimates", "true"),
                Map.entry("estimate_queries", "2048"),
                Map.entry("estimate_keys", "1024"),
                Map.entry("estimate_far_pairs", "2048"),
                Map.entry("jackknife_groups", "20"),
                Map.entry("distance_bin", "null"),
                Map.entry("bucket_estimates", "auto")));
        Map<String, String> parameters = Changes.parameters(config(Setting.P_ALPHA, 1), KEY);
        assertThat(parameters.get("platform"))
                .startsWith(System.getProperty("os.arch"))
                .endsWith(" " + Runtime.version().feature());
        expected.put("platform", parameters.get("platform"));
        assertThat(parameters).isEqualTo(expected);
    }

    /** The first value of every setting, except for one. */
    private static AnalysisConfig config(Setting setting, int value) throws ConfigException {
        Map<String, String> flags = Arrays.stream(Setting.values())
                .collect(Collectors.toMap(Setting::key, any -> VALUES.get(any).get(any == setting ? value : 0)));
        return ConfigLoader.load(Optional.empty(), flags);
    }
}
