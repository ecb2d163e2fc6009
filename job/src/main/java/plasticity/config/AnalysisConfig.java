package plasticity.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.SlidingWindowUnit;

/** The validated settings of one analysis. {@link Setting} defines their ranges and defaults. */
public final class AnalysisConfig {
    /** Default number of parallel downloads: that of the Python client. */
    public static final int DOWNLOADS = 8;

    private final Map<Setting, Object> written;
    private final Map<Setting, Object> values;

    /** @param written value by setting, of the type that {@link Setting#type} reads; output names may still contain placeholders */
    AnalysisConfig(Map<Setting, Object> written) {
        this.written = new EnumMap<>(written);
        this.values = OutputPattern.filled(written);
    }

    /** Whether {@code model_dir} contains wildcards, so that this configuration means one analysis per matching directory. */
    public boolean isPattern() {
        return ModelDirectory.hasWildcards(modelDir());
    }

    /** A copy for another model directory, which also replaces {@code {model_dir}} in the output names. */
    public AnalysisConfig withModelDir(String modelDir) {
        Map<Setting, Object> others = new EnumMap<>(written);
        others.put(Setting.MODEL_DIR, modelDir);
        return new AnalysisConfig(others);
    }

    /** Empty or {@code .} for the root of the dataset. */
    public String modelDir() {
        return text(Setting.MODEL_DIR);
    }

    public int numLayers() {
        return number(Setting.NUM_LAYERS);
    }

    /** A multiple of {@link #numKHeads}. */
    public int numQHeads() {
        return number(Setting.NUM_Q_HEADS);
    }

    public int numKHeads() {
        return number(Setting.NUM_K_HEADS);
    }

    public String datasetName() {
        return text(Setting.DATASET_NAME);
    }

    public Optional<String> datasetLocalRoot() {
        return Optional.ofNullable(text(Setting.DATASET_LOCAL_ROOT));
    }

    /** A branch, a tag or a commit. */
    public String datasetRevision() {
        return text(Setting.DATASET_REVISION);
    }

    public Optional<String> datasetCacheDir() {
        return Optional.ofNullable(text(Setting.DATASET_CACHE_DIR));
    }

    public Optional<String> datasetStaging() {
        return Optional.ofNullable(text(Setting.DATASET_STAGING));
    }

    /** {@link #DOWNLOADS} unless set. */
    public int downloadMaxWorkers() {
        Integer workers = (Integer) values.get(Setting.DOWNLOAD_MAX_WORKERS);
        return workers == null ? DOWNLOADS : workers;
    }

    public int maxTokensPerHead() {
        return number(Setting.MAX_TOKENS_PER_HEAD);
    }

    public int normalityMaxDims() {
        return number(Setting.NORMALITY_MAX_DIMS);
    }

    public int numPairsPerBucket() {
        return number(Setting.NUM_PAIRS_PER_BUCKET);
    }

    public double pAlpha() {
        return (Double) values.get(Setting.P_ALPHA);
    }

    public long seed() {
        return (Long) values.get(Setting.SEED);
    }

    public SlidingWindowUnit slidingWindowUnit() {
        return SlidingWindowUnit.valueOf(text(Setting.SLIDING_WINDOW_UNIT).toUpperCase(Locale.ROOT));
    }

    /** The settings of the estimates; empty without estimates. */
    public Optional<EstimateSettings> estimates() {
        return (Boolean) values.get(Setting.ESTIMATES) ? Optional.of(EstimateValues.of(values::get)) : Optional.empty();
    }

    /** Empty means all cores. */
    public OptionalInt maxWorkers() {
        Integer workers = (Integer) values.get(Setting.MAX_WORKERS);
        return workers == null ? OptionalInt.empty() : OptionalInt.of(workers);
    }

    public String outputCsv() {
        return text(Setting.OUTPUT_CSV);
    }

    /** The directory of the tables of estimates; empty means that of {@link #outputCsv}. */
    public Optional<String> estimatesDir() {
        return Optional.ofNullable(text(Setting.ESTIMATES_DIR));
    }

    public String statusCsv() {
        return text(Setting.STATUS_CSV);
    }

    public String runJson() {
        return text(Setting.RUN_JSON);
    }

    /** The table with the heads of all runs; the same in every run of a job. */
    public Optional<String> combinedCsv() {
        return Optional.ofNullable(text(Setting.COMBINED_CSV));
    }

    /** The tables that the run writes, in their order. {@code head_bucket_estimates} is one of them unless it is excluded by a setting. */
    public List<OutputTable> tables() {
        return Arrays.stream(OutputTable.values())
                .filter(table -> table.isWrittenBy(this))
                .toList();
    }

    /** The files that the run writes, tables first, then the manifest. */
    public List<OutputFile> outputs() {
        return Stream.concat(
                        tables().stream().map(table -> table.file(this)),
                        Stream.of(OutputFile.of(Setting.RUN_JSON, values)))
                .toList();
    }

    /** The value of a setting: an {@code Integer}, {@code Long}, {@code Double}, {@code Boolean} or {@code String}, or null if it has none. */
    public Object value(Setting setting) {
        return values.get(setting);
    }

    Map<Setting, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Value by key for every setting, in the order of {@link Setting}; null for settings without a value. */
    public Map<String, Object> resolved() {
        Map<String, Object> resolved = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            resolved.put(setting.key(), values.get(setting));
        }
        return resolved;
    }

    private String text(Setting setting) {
        return (String) values.get(setting);
    }

    private int number(Setting setting) {
        return (Integer) values.get(setting);
    }
}
