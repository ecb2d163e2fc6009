package plasticity.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import plasticity.heads.SlidingWindowUnit;

/** The settings of one analysis, checked and complete. Ranges are those of {@link Setting}. */
public final class AnalysisConfig {
    /** Downloads at a time where {@code download_max_workers} is not set: as many as the Python client takes. */
    public static final int DOWNLOADS = 8;

    private final Map<Setting, Object> written;
    private final Map<Setting, Object> values;

    /** @param written every setting that has a value, of the type that its {@link Setting} reads; names of outputs as they were written */
    AnalysisConfig(Map<Setting, Object> written) {
        this.written = new EnumMap<>(written);
        this.values = OutputPattern.filled(written);
    }

    /** Whether {@code model_dir} has wildcards: it is no analysis then but one for each directory that matches. */
    public boolean isPattern() {
        return ModelDirectory.hasWildcards(modelDir());
    }

    /** The same of another model directory, which the names of outputs tell where they hold {@code {model_dir}}. */
    public AnalysisConfig of(String modelDir) {
        Map<Setting, Object> others = new EnumMap<>(written);
        others.put(Setting.MODEL_DIR, modelDir);
        return new AnalysisConfig(others);
    }

    /** Empty or {@code .} for the dataset's root. */
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

    /** {@link #DOWNLOADS} where nothing is set. */
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

    /** Empty for all cores. */
    public OptionalInt maxWorkers() {
        Integer workers = (Integer) values.get(Setting.MAX_WORKERS);
        return workers == null ? OptionalInt.empty() : OptionalInt.of(workers);
    }

    public String outputCsv() {
        return text(Setting.OUTPUT_CSV);
    }

    public String bucketCsv() {
        return text(Setting.BUCKET_CSV);
    }

    public String componentCsv() {
        return text(Setting.COMPONENT_CSV);
    }

    public String statusCsv() {
        return text(Setting.STATUS_CSV);
    }

    public String runJson() {
        return text(Setting.RUN_JSON);
    }

    /** One table of the heads of all runs; the same in every run of a job. */
    public Optional<String> combinedCsv() {
        return Optional.ofNullable(text(Setting.COMBINED_CSV));
    }

    /** The value of any setting: {@code Integer}, {@code Long}, {@code Double}, {@code String}, or null for none. */
    public Object value(Setting setting) {
        return values.get(setting);
    }

    Map<Setting, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Key → value of every setting in the order of {@link Setting}; null where there is none. */
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
