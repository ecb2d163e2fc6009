package plasticity.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings of an analysis: the single definition behind YAML keys, flags, {@code --help} and the manifest. */
@SuppressWarnings("ImmutableEnumChecker") // types are records of immutable parts, defaults are boxed values and strings
public enum Setting implements Bindable {
    MODEL_DIR(
            ModelDirectory.TYPE,
            Presence.REQUIRED,
            "Directory of the model within the dataset; \"\" or . if the head directories are at its root; wildcards (* ? [] {})"
                    + " select all directories that match."),
    NUM_LAYERS(IntegerType.from(1), Presence.REQUIRED, "Number of layers to analyse, from layer 0."),
    NUM_Q_HEADS(IntegerType.from(1), Presence.REQUIRED, "Number of query heads per layer; a multiple of num_k_heads."),
    NUM_K_HEADS(IntegerType.from(1), Presence.REQUIRED, "Number of key heads per layer."),
    DATASET_NAME(
            new Text(),
            "viktoroo/sniffed-qk",
            "Dataset on the Hugging Face Hub; downloaded unless dataset_local_root is set."),
    DATASET_LOCAL_ROOT(
            FilePath.any(), Presence.OPTIONAL, "Directory or URI of a dataset on disk or in an object store."),
    DATASET_REVISION(Revision.TYPE, "main", "Branch, tag or commit of the dataset on the Hub."),
    DATASET_CACHE_DIR(
            FilePath.any(),
            Presence.OPTIONAL,
            "Download cache, shared with the Python client; HF_HUB_CACHE or HF_HOME/hub if not set."),
    DATASET_STAGING(
            FilePath.any(),
            Presence.OPTIONAL,
            "Directory or URI that all executors can read; on a cluster, the driver copies downloads there."),
    DOWNLOAD_MAX_WORKERS(new IntegerType(1, 10_000), Presence.OPTIONAL, "Number of parallel downloads; 8 if not set."),
    MAX_TOKENS_PER_HEAD(
            IntegerType.from(1), 50_000, "Maximum tokens per head; larger heads are subsampled without replacement."),
    NORMALITY_MAX_DIMS(
            IntegerType.from(1), 64, "Number of noise components tested for normality (Kolmogorov-Smirnov)."),
    NUM_PAIRS_PER_BUCKET(IntegerType.from(1), 256, "Number of key pairs drawn per pair of buckets."),
    P_ALPHA(new DoubleType(0, 1), 0.01, "Significance level of the Kolmogorov-Smirnov tests."),
    SEED(new IntegerType(0, Long.MAX_VALUE / 2), 0L, "Seed of all random draws."),
    SLIDING_WINDOW_UNIT(
            Choice.of("tokens", "buckets"),
            "tokens",
            "Unit of sliding_window in the dump: tokens, or buckets as in the original toolkit."),
    ESTIMATES(
            new BooleanType(),
            true,
            "Whether to estimate plasticity without a model, with standard errors, and write the tables of estimates: true or false."),
    ESTIMATE_QUERIES(
            new IntegerType(1, 1_000_000),
            2048,
            "Number of sampled queries per head for the estimates; at least 16 per query bucket."),
    ESTIMATE_KEYS(
            new IntegerType(1, 1_000_000),
            1024,
            "Number of sampled keys per key head for the estimates; at least 32 per key bucket."),
    ESTIMATE_FAR_PAIRS(
            new IntegerType(1, 1_000_000),
            2048,
            "Number of pairs of sampled keys of different buckets, per key head; at least 16 per key bucket."),
    JACKKNIFE_GROUPS(
            new IntegerType(2, 1000),
            20,
            "Maximum number of groups of texts that the jackknife leaves out one at a time, for standard errors."),
    DISTANCE_BIN(
            DoubleType.positive(),
            Presence.OPTIONAL,
            "Width of the cells of head_distance_plasticity in tokens; a power of two that divides the context into 8 to 16 if not set."),
    BUCKET_ESTIMATES(
            Choice.of("auto", "true", "false"),
            "auto",
            "Whether to write the table head_bucket_estimates; auto: unless a head has more than 64 query buckets."),
    MAX_WORKERS(
            new IntegerType(1, 10_000),
            Presence.OPTIONAL,
            "Number of threads of a local Spark, all cores if not set; ignored if a Spark master is configured."),
    OUTPUT_CSV(FilePath.table(), "head_metrics.csv", "Per-head metrics table; format by extension (.csv or .parquet)."),
    BUCKET_CSV(
            FilePath.table(),
            Presence.WITH_OUTPUT,
            "Table of plasticity by query and key bucket; format by extension.",
            "head_bucket_plasticity.csv"),
    COMPONENT_CSV(
            FilePath.table(),
            Presence.WITH_OUTPUT,
            "Table of positional weights by component; format by extension.",
            "head_component_weights.csv"),
    ESTIMATES_DIR(
            FilePath.any(),
            Presence.OPTIONAL,
            "Directory or URI of the tables of estimates, in the format of output_csv; the directory of output_csv if not set."),
    STATUS_CSV(
            FilePath.table(),
            Presence.WITH_OUTPUT,
            "Per-head status table: ok or the error; format by extension.",
            "head_status.csv"),
    RUN_JSON(FilePath.any(), Presence.WITH_OUTPUT, "Manifest of the run: settings, counts, checksums.", "run.json"),
    COMBINED_CSV(
            FilePath.table(),
            Presence.OPTIONAL,
            "One per-head metrics table for all runs, with model_dir as its first column; format by extension.");

    /** Whether a setting can be left out. */
    private enum Presence {
        REQUIRED,
        OPTIONAL,
        DEFAULT,
        WITH_OUTPUT
    }

    private final SettingType type;
    private final Presence presence;
    private final Object defaultValue;
    private final String description;

    Setting(SettingType type, Presence presence, String description) {
        this(type, presence, description, null);
    }

    Setting(SettingType type, Object defaultValue, String description) {
        this(type, Presence.DEFAULT, description, defaultValue);
    }

    Setting(SettingType type, Presence presence, String description, Object defaultValue) {
        this.type = type;
        this.presence = presence;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A sentence for {@code --help}. */
    public String description() {
        return description;
    }

    /** The default for {@code --help}: {@code Default: 50000.}, {@code Required.}, or a file and its directory. */
    public String defaultText() {
        return switch (presence) {
            case REQUIRED -> "Required.";
            case OPTIONAL -> "Default: none.";
            case DEFAULT -> "Default: " + defaultValue + ".";
            case WITH_OUTPUT -> "Default: " + defaultValue + " in the directory of output_csv.";
        };
    }

    @Override
    public SettingType type() {
        return type;
    }

    @Override
    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    @Override
    public boolean isOptional() {
        return presence == Presence.OPTIONAL;
    }

    /**
     * Whether metrics depend on the setting's value. Settings that select files or a query head's key head do not count: metrics depend on those
     * files and on that key head, however they were selected. The switch has no default, so that a new setting does not compile until it is
     * assigned to a side.
     */
    public boolean affectsMetrics() {
        return switch (this) {
            case MAX_TOKENS_PER_HEAD, NORMALITY_MAX_DIMS, NUM_PAIRS_PER_BUCKET, P_ALPHA, SEED, SLIDING_WINDOW_UNIT ->
                true;
            case ESTIMATES,
                    ESTIMATE_QUERIES,
                    ESTIMATE_KEYS,
                    ESTIMATE_FAR_PAIRS,
                    JACKKNIFE_GROUPS,
                    DISTANCE_BIN,
                    BUCKET_ESTIMATES -> true;
            case MODEL_DIR, NUM_LAYERS, NUM_Q_HEADS, NUM_K_HEADS -> false;
            case DATASET_NAME, DATASET_LOCAL_ROOT, DATASET_REVISION, DATASET_CACHE_DIR, DATASET_STAGING -> false;
            case DOWNLOAD_MAX_WORKERS, MAX_WORKERS -> false;
            case OUTPUT_CSV, BUCKET_CSV, COMPONENT_CSV, ESTIMATES_DIR, STATUS_CSV, RUN_JSON, COMBINED_CSV -> false;
        };
    }

    /**
     * The default value; null for none.
     *
     * @param outputDirectory directory of {@code output_csv}, empty or ending in a slash
     */
    public Object defaultValue(String outputDirectory) {
        return presence == Presence.WITH_OUTPUT ? outputDirectory + defaultValue : defaultValue;
    }

    /**
     * The problems of the numbers of heads, since all key heads serve the same number of query heads; none unless both are set.
     *
     * @param values bound values of settings
     */
    public static List<ConfigProblem> headCountProblems(Map<? extends Bindable, Object> values) {
        return values.get(NUM_Q_HEADS) instanceof Integer q
                        && values.get(NUM_K_HEADS) instanceof Integer k
                        && q % k != 0
                ? List.of(new ConfigProblem(
                        "num_q_heads: invalid value " + q + ": expected a multiple of num_k_heads (" + k + ")"))
                : List.of();
    }
}
