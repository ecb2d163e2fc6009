package plasticity.plots.figures;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import plasticity.config.Choice;
import plasticity.config.DoubleType;
import plasticity.config.FileNames;
import plasticity.config.FilePath;
import plasticity.config.IntegerType;
import plasticity.config.Text;
import plasticity.plots.charts.PictureFormat;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.RunTable;
import plasticity.tables.Table;

/**
 * The values of a plot's settings, including defaults, and the settings that several plots have. Names and defaults match the original toolkit's
 * plots where it has the setting.
 *
 * @param values of the settings that the user specified
 */
public record Settings(Map<PlotSetting, Object> values) {
    public static final PlotSetting TITLE = PlotSetting.derived(
            "title",
            new Text(),
            "the plot's standard title, with the model's name if run.json lists the table",
            "Title.");
    public static final PlotSetting BUCKET_TYPE = PlotSetting.derived(
            "bucket_type",
            Choice.of(BucketScale.Type.class),
            "from run.json, or uniform if bucket_min_size is given",
            "Spacing of buckets: equal sizes (uniform) or doubling sizes (log).");
    public static final PlotSetting BUCKET_MIN_SIZE = PlotSetting.derived(
            "bucket_min_size",
            DoubleType.positive(),
            "from run.json, or 1 if bucket_type is given",
            "Positions per bucket; with log, the factor of 2^bucket.");
    public static final PlotSetting OUTPUT = PlotSetting.optional(
            "output",
            new FilePath(Arrays.stream(PictureFormat.values())
                    .map(PictureFormat::suffix)
                    .toList()),
            "Picture to write; format by extension (.png, .svg or .pdf). Without it, a window opens.");
    static final PlotSetting BUCKET_CSV =
            table("bucket_csv", "Table of plasticity by query and key bucket; format by extension (.csv or .parquet).");
    static final PlotSetting AGAINST = PlotSetting.optional(
            "against", FilePath.table(), "Second table (.csv or .parquet); the plot shows the first minus the second.");
    static final PlotSetting AGG =
            PlotSetting.of("agg", Choice.of(Aggregation.class), "mean", "How heads are aggregated.");
    static final PlotSetting VMIN = PlotSetting.optional(
            "vmin", DoubleType.any(), "Value of the first colour; the minimum of the data if not set.");
    static final PlotSetting VMAX = PlotSetting.optional(
            "vmax", DoubleType.any(), "Value of the last colour; the maximum of the data if not set.");
    static final Choice COLOUR_MAP = new Choice(ColourMap.names());
    /** The end of the description of a setting of type {@link #COLOUR_MAP}. */
    static final String MAPS =
            String.join(", ", ColourMap.names().subList(0, ColourMap.names().size() / 2))
                    + ", or one of them reversed, such as viridis_r.";
    /** The colour map of a plot that may show differences. */
    static final PlotSetting MAP_CMAP = PlotSetting.optional(
            "cmap", COLOUR_MAP, "Colour map; viridis if not set, coolwarm for differences: " + MAPS);

    static final PlotSetting COLOR_BY_LAYER = PlotSetting.flag("color_by_layer", "Colour heads by layer.");
    static final PlotSetting LAYER_CMAP =
            PlotSetting.of("cmap", COLOUR_MAP, "viridis", "Colour map of the layers: " + MAPS);
    static final PlotSetting LAYER =
            PlotSetting.optional("layer", IntegerType.from(0), "Use only the heads of this layer.");
    static final PlotSetting HEAD =
            PlotSetting.optional("head", IntegerType.from(0), "Use only this query head of the layer.");

    /** A required table. */
    static PlotSetting table(String key, String description) {
        return PlotSetting.required(key, FilePath.table(), description);
    }

    /** Whether the user specified a setting. */
    public boolean has(PlotSetting setting) {
        return values.containsKey(setting);
    }

    /** The value of a setting, or its default; null if it has none. */
    public Object value(PlotSetting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    public Optional<String> optionalText(PlotSetting setting) {
        return Optional.ofNullable((String) value(setting));
    }

    String text(PlotSetting setting) {
        return optionalText(setting).orElseThrow();
    }

    /** @throws PlotException if the text is not a valid path */
    public Path path(PlotSetting setting) throws PlotException {
        return optionalPath(setting).orElseThrow();
    }

    /** @throws PlotException if the text is not a valid path */
    public Optional<Path> optionalPath(PlotSetting setting) throws PlotException {
        try {
            return optionalText(setting).map(FileNames::path);
        } catch (InvalidPathException e) {
            throw new PlotException(setting.key() + ": " + e.getInput() + ": " + e.getReason());
        }
    }

    RunTable runTable(PlotSetting setting) throws PlotException {
        return RunTable.of(path(setting));
    }

    /**
     * A table of estimates.
     *
     * @throws PlotException if the file does not exist, as after an analysis without estimates
     */
    RunTable estimates(PlotSetting setting, Table table) throws PlotException {
        RunTable file = runTable(setting);
        if (!Files.exists(file.file())) {
            throw new PlotException(file.file() + ": does not exist; analyze writes " + table.name()
                    + " since version 1.1.0, unless estimates is false");
        }
        return file;
    }

    /**
     * A table of a comparison.
     *
     * @throws PlotException if the file does not exist
     */
    RunTable comparison(PlotSetting setting, Table table) throws PlotException {
        RunTable file = runTable(setting);
        if (!Files.exists(file.file())) {
            throw new PlotException(file.file() + ": does not exist; plasticity compare writes " + table.name());
        }
        return file;
    }

    /**
     * The values of {@link #LAYER} and {@link #HEAD}.
     *
     * @throws PlotException if the head is set without its layer
     */
    HeadSelection selection() throws PlotException {
        if (value(HEAD) != null && value(LAYER) == null) {
            throw new PlotException("head: needs layer, because heads are numbered within their layer");
        }
        return new HeadSelection(optionalInt(LAYER), optionalInt(HEAD));
    }

    Optional<RunTable> against() throws PlotException {
        return optionalPath(AGAINST).map(RunTable::of);
    }

    /** The title from the settings, or else the standard one with the model's name. */
    String title(RunTable table, String standard) {
        return optionalText(TITLE).orElseGet(() -> table.titled(standard));
    }

    /** The title from the settings, or else the standard one of a difference with the models' names. */
    String title(RunTable table, RunTable against, String standard) {
        return optionalText(TITLE).orElseGet(() -> table.titled(standard, against));
    }

    double number(PlotSetting setting) {
        return (Double) value(setting);
    }

    OptionalDouble optionalNumber(PlotSetting setting) {
        return value(setting) == null ? OptionalDouble.empty() : OptionalDouble.of(number(setting));
    }

    OptionalInt optionalInt(PlotSetting setting) {
        return value(setting) == null ? OptionalInt.empty() : OptionalInt.of((Integer) value(setting));
    }

    boolean isOn(PlotSetting setting) {
        return (Boolean) value(setting);
    }

    /** The value of a setting whose choices are the constants of an enum. */
    <E extends Enum<E>> E choice(PlotSetting setting, Class<E> constants) {
        return Enum.valueOf(constants, text(setting).toUpperCase(Locale.ROOT));
    }

    Aggregation aggregation() {
        return choice(AGG, Aggregation.class);
    }

    /** The bucket positions according to the settings; empty if none is set. If only one is set, the other has the original toolkit's default. */
    public Optional<BucketScale> buckets() {
        return value(BUCKET_TYPE) == null && value(BUCKET_MIN_SIZE) == null
                ? Optional.empty()
                : Optional.of(BucketScale.of(
                        value(BUCKET_TYPE) == null
                                ? BucketScale.Type.UNIFORM
                                : choice(BUCKET_TYPE, BucketScale.Type.class),
                        optionalNumber(BUCKET_MIN_SIZE).orElse(1)));
    }

    /** The positions of a table's buckets: from the settings, else from the run's manifest, else only their numbers. */
    BucketScale buckets(RunTable table, BucketTable rows) {
        return buckets().or(() -> table.scale(rows)).orElse(BucketScale.NUMBERS);
    }

    ColourMap colours(PlotSetting setting) {
        return ColourMap.of(text(setting));
    }

    /** The value of {@link #MAP_CMAP}. */
    ColourMap mapColours(boolean isDifference) {
        return ColourMap.of(optionalText(MAP_CMAP).orElse(isDifference ? "coolwarm" : "viridis"));
    }

    /** The colour scale of a map from {@link #VMIN} to {@link #VMAX}; symmetric about zero for differences. */
    ColourScale colourScale(double[] cells, ColourMap map, boolean isDifference) throws PlotException {
        OptionalDouble low = optionalNumber(VMIN);
        OptionalDouble high = optionalNumber(VMAX);
        return isDifference ? ColourScale.aroundZero(cells, map, low, high) : ColourScale.over(cells, map, low, high);
    }
}
