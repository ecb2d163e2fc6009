package plasticity.config;

import java.util.Locale;

/** Every setting of an analysis: the one definition behind YAML keys, flags, {@code --help} and the manifest. */
@SuppressWarnings(
        "ImmutableEnumChecker") // types are records of immutable parts, defaults are boxed numbers and strings
public enum Setting implements Bindable {
    MODEL_DIR(
            new ModelDirectory(),
            Presence.REQUIRED,
            "Directory of the model within the dataset; \"\" or . when the head directories lie at its root; with wildcards (* ? [] {})"
                    + " every one that matches."),
    NUM_LAYERS(IntegerType.from(1), Presence.REQUIRED, "Layers to look at, from layer 0."),
    NUM_Q_HEADS(IntegerType.from(1), Presence.REQUIRED, "Query heads in a layer; a multiple of num_k_heads."),
    NUM_K_HEADS(IntegerType.from(1), Presence.REQUIRED, "Key heads in a layer."),
    DATASET_NAME(
            new Text(),
            "viktoroo/sniffed-qk",
            "Dataset on the Hugging Face Hub; downloaded where dataset_local_root is not set."),
    DATASET_LOCAL_ROOT(FilePath.any(), Presence.OPTIONAL, "Directory or URI of the dataset on disk or in a store."),
    DATASET_REVISION(new Revision(), "main", "Branch, tag or commit of the dataset on the Hub."),
    DATASET_CACHE_DIR(
            FilePath.any(),
            Presence.OPTIONAL,
            "Cache of downloads, as the Python client keeps it; HF_HUB_CACHE or HF_HOME/hub if not set."),
    DATASET_STAGING(
            FilePath.any(),
            Presence.OPTIONAL,
            "Directory or URI that all executors read, into which a cluster's driver copies what it downloaded."),
    DOWNLOAD_MAX_WORKERS(new IntegerType(1, 10_000), Presence.OPTIONAL, "Downloads at a time, 8 if not set."),
    MAX_TOKENS_PER_HEAD(IntegerType.from(1), 50_000, "Tokens kept of a head; more are sampled without replacement."),
    NORMALITY_MAX_DIMS(IntegerType.from(1), 64, "Noise components that take the Kolmogorov-Smirnov test."),
    NUM_PAIRS_PER_BUCKET(IntegerType.from(1), 256, "Key pairs drawn for a pair of buckets."),
    P_ALPHA(new DoubleType(0, 1), 0.01, "Significance level of the Kolmogorov-Smirnov tests."),
    SEED(new IntegerType(0, Long.MAX_VALUE / 2), 0L, "Seed of every random draw."),
    SLIDING_WINDOW_UNIT(
            Choice.of("tokens", "buckets"),
            "tokens",
            "What a dump's sliding_window counts: tokens, or buckets as in the original toolkit."),
    MAX_WORKERS(
            new IntegerType(1, 10_000),
            Presence.OPTIONAL,
            "Threads of a local Spark, all cores if not set; unused when a Spark master is given from outside."),
    OUTPUT_CSV(FilePath.table(), "head_metrics.csv", "Table of figures a head, CSV or Parquet by its suffix."),
    BUCKET_CSV(
            FilePath.table(),
            Presence.BESIDE_OUTPUT,
            "Table of plasticity by query and key bucket, CSV or Parquet by its suffix.",
            "head_bucket_plasticity.csv"),
    COMPONENT_CSV(
            FilePath.table(),
            Presence.BESIDE_OUTPUT,
            "Table of positional weights by component, CSV or Parquet by its suffix.",
            "head_component_weights.csv"),
    STATUS_CSV(
            FilePath.table(),
            Presence.BESIDE_OUTPUT,
            "Table of what became of each head, CSV or Parquet by its suffix.",
            "head_status.csv"),
    RUN_JSON(FilePath.any(), Presence.BESIDE_OUTPUT, "Manifest of the run: settings, counts, checksums.", "run.json"),
    COMBINED_CSV(
            FilePath.table(),
            Presence.OPTIONAL,
            "One table of figures a head of all runs, with the column model_dir first, CSV or Parquet by its suffix.");

    /** Whether a setting can be left out. */
    private enum Presence {
        REQUIRED,
        OPTIONAL,
        DEFAULT,
        BESIDE_OUTPUT
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

    /** For {@code --help}: {@code Default: 50000.}, {@code Required.}, or the file and its directory. */
    public String defaultText() {
        return switch (presence) {
            case REQUIRED -> "Required.";
            case OPTIONAL -> "Default: none.";
            case DEFAULT -> "Default: " + defaultValue + ".";
            case BESIDE_OUTPUT -> "Default: " + defaultValue + " in the directory of output_csv.";
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
            case MODEL_DIR, NUM_LAYERS, NUM_Q_HEADS, NUM_K_HEADS -> false;
            case DATASET_NAME, DATASET_LOCAL_ROOT, DATASET_REVISION, DATASET_CACHE_DIR, DATASET_STAGING -> false;
            case DOWNLOAD_MAX_WORKERS, MAX_WORKERS -> false;
            case OUTPUT_CSV, BUCKET_CSV, COMPONENT_CSV, STATUS_CSV, RUN_JSON, COMBINED_CSV -> false;
        };
    }

    /**
     * The value where nothing was written; null for none.
     *
     * @param outputDirectory of {@code output_csv}, empty or ending in a slash
     */
    public Object otherwise(String outputDirectory) {
        return presence == Presence.BESIDE_OUTPUT ? outputDirectory + defaultValue : defaultValue;
    }
}
