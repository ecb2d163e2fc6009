package plasticity.plots.cli;

import java.util.Arrays;
import java.util.List;
import plasticity.config.Choice;
import plasticity.config.DoubleType;
import plasticity.config.FilePath;
import plasticity.config.IntegerType;
import plasticity.config.Text;
import plasticity.plots.charts.PictureFormat;
import plasticity.plots.model.ColourMap;

/** The settings of all plots. Names and defaults match the original toolkit's plots where it has the setting. */
final class PlotSettings {
    private static final FilePath TABLE = FilePath.table();
    private static final Choice COLOUR_MAP = new Choice(ColourMap.names());
    private static final String MAPS =
            String.join(", ", ColourMap.names().subList(0, ColourMap.names().size() / 2))
                    + ", or one of them reversed, such as viridis_r.";
    private static final String MODEL = "model_dir in the run.json next to the table, if it lists this table";
    private static final String AGAINST_TEXT =
            "Second table (.csv or .parquet); the plot shows the first minus the second.";

    static final PlotSetting BUCKET_CSV = PlotSetting.required(
            "bucket_csv",
            TABLE,
            "Table of plasticity by query and key bucket; format by extension (.csv or .parquet).");
    static final PlotSetting COMPONENT_CSV = PlotSetting.required(
            "component_csv",
            TABLE,
            "Table of positional weights by component; format by extension (.csv or .parquet).");
    static final PlotSetting METRICS_CSV = PlotSetting.required(
            "metrics_csv", TABLE, "Per-head metrics table; format by extension (.csv or .parquet).");
    static final PlotSetting AGAINST = PlotSetting.optional("against", TABLE, AGAINST_TEXT);
    static final PlotSetting OUTPUT = PlotSetting.optional(
            "output",
            new FilePath(Arrays.stream(PictureFormat.values())
                    .map(PictureFormat::suffix)
                    .toList()),
            "Picture to write; format by extension (.png, .svg or .pdf). Without it, a window opens.");
    static final PlotSetting TITLE = PlotSetting.derived(
            "title",
            new Text(),
            "the plot's standard title, with the model's name if run.json lists the table",
            "Title.");

    static final PlotSetting BUCKET_TYPE = PlotSetting.derived(
            "bucket_type",
            Choice.of("uniform", "log"),
            "from run.json, or uniform if bucket_min_size is given",
            "Spacing of buckets: equal sizes (uniform) or doubling sizes (log).");
    static final PlotSetting BUCKET_MIN_SIZE = PlotSetting.derived(
            "bucket_min_size",
            DoubleType.positive(),
            "from run.json, or 1 if bucket_type is given",
            "Positions per bucket; with log, the factor of 2^bucket.");

    static final PlotSetting ALPHA =
            PlotSetting.of("alpha", new DoubleType(0, 1), 0.25, "Opacity of the heads' lines.");
    static final PlotSetting LINE_WIDTH =
            PlotSetting.of("line_width", DoubleType.positive(), 0.8, "Width of the heads' lines in points.");
    static final PlotSetting MODEL_NAME =
            PlotSetting.derived("model_name", new Text(), MODEL, "Name of the model, added to the title.");
    static final PlotSetting COLOR_BY_LAYER =
            PlotSetting.of("color_by_layer", new BooleanType(), false, "Colour heads by layer.");
    static final PlotSetting COLOR_TREND = PlotSetting.of(
            "color_trend", new BooleanType(), false, "Colour heads by trend: green rising, red falling, grey flat.");
    static final PlotSetting TREND_THRESHOLD = PlotSetting.of(
            "trend_threshold",
            DoubleType.positive(),
            1e-4,
            "Slope above which a head counts as rising (or falling), in plasticity per position.");
    static final PlotSetting CURVE_CMAP =
            PlotSetting.of("cmap", COLOUR_MAP, "viridis", "Colour map of the layers: " + MAPS);

    static final PlotSetting AGG =
            PlotSetting.of("agg", Choice.of("mean", "median"), "mean", "How heads are aggregated.");
    static final PlotSetting PAIR_CMAP = PlotSetting.of("cmap", COLOUR_MAP, "magma", "Colour map: " + MAPS);
    static final PlotSetting VMIN = PlotSetting.optional(
            "vmin", DoubleType.any(), "Value of the first colour; the minimum of the data if not set.");
    static final PlotSetting VMAX = PlotSetting.optional(
            "vmax", DoubleType.any(), "Value of the last colour; the maximum of the data if not set.");

    static final PlotSetting LIMIT =
            PlotSetting.optional("limit", IntegerType.from(1), "Draw only components below this index.");
    static final PlotSetting YLABEL =
            PlotSetting.of("ylabel", new Text(), "Share of positional information", "Label of the vertical axis.");

    static final PlotSetting METRIC =
            PlotSetting.of("metric", new Text(), "ap_overall", "Column to draw; any numeric column.");
    static final PlotSetting SORT = PlotSetting.of(
            "sort",
            Choice.of("none", "layer", "value"),
            "none",
            "Order: by index (none), layers by their mean (layer), or heads within each layer by their value, descending (value).");
    static final PlotSetting MAP_CMAP = PlotSetting.optional(
            "cmap", COLOUR_MAP, "Colour map; viridis if not set, coolwarm for differences: " + MAPS);

    static final PlotSetting TABLES =
            PlotSetting.required("tables", FilePath.any(), "Directory with a run's tables and run.json.");
    static final PlotSetting REPORT =
            PlotSetting.required("output", new FilePath(List.of(".html")), "HTML file to write.");

    static final List<PlotSetting> PLASTICITY = List.of(
            BUCKET_CSV,
            OUTPUT,
            ALPHA,
            LINE_WIDTH,
            BUCKET_TYPE,
            BUCKET_MIN_SIZE,
            MODEL_NAME,
            COLOR_BY_LAYER,
            COLOR_TREND,
            TREND_THRESHOLD,
            CURVE_CMAP);
    static final List<PlotSetting> HEATMAP =
            List.of(BUCKET_CSV, OUTPUT, AGG, PAIR_CMAP, VMIN, VMAX, TITLE, BUCKET_TYPE, BUCKET_MIN_SIZE);
    static final List<PlotSetting> COMPONENTS = List.of(COMPONENT_CSV, OUTPUT, LIMIT, AGG, TITLE, YLABEL);
    static final List<PlotSetting> HEADS =
            List.of(METRICS_CSV, AGAINST, OUTPUT, METRIC, SORT, MAP_CMAP, VMIN, VMAX, TITLE);
    static final List<PlotSetting> LAYERS =
            List.of(BUCKET_CSV, AGAINST, OUTPUT, BUCKET_TYPE, BUCKET_MIN_SIZE, MAP_CMAP, TITLE);
    static final List<PlotSetting> PAGE = List.of(TABLES, REPORT, TITLE, BUCKET_TYPE, BUCKET_MIN_SIZE);

    private PlotSettings() {}
}
