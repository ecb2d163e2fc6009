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

/** Every setting of every plot, with the names and defaults of the original toolkit's plots where those have it. */
final class PlotSettings {
    private static final FilePath TABLE = FilePath.table();
    private static final Choice COLOUR_MAP = new Choice(ColourMap.names());
    private static final String MAPS =
            String.join(", ", ColourMap.names().subList(0, ColourMap.names().size() / 2))
                    + ", or one of them in reverse, such as viridis_r.";
    private static final String MODEL = "model_dir of the run.json beside the table, if it lists this table";
    private static final String AGAINST_TEXT = "Second table, CSV or Parquet: the first minus this one is drawn.";

    static final PlotSetting BUCKET_CSV = PlotSetting.required(
            "bucket_csv", TABLE, "Table of plasticity by query and key bucket, CSV or Parquet by its suffix.");
    static final PlotSetting COMPONENT_CSV = PlotSetting.required(
            "component_csv", TABLE, "Table of positional weights by component, CSV or Parquet by its suffix.");
    static final PlotSetting METRICS_CSV =
            PlotSetting.required("metrics_csv", TABLE, "Table of figures a head, CSV or Parquet by its suffix.");
    static final PlotSetting AGAINST = PlotSetting.optional("against", TABLE, AGAINST_TEXT);
    static final PlotSetting OUTPUT = PlotSetting.optional(
            "output",
            new FilePath(Arrays.stream(PictureFormat.values())
                    .map(PictureFormat::suffix)
                    .toList()),
            "Picture to write, PNG, SVG or PDF by its suffix; a window opens if there is none.");
    static final PlotSetting TITLE = PlotSetting.derived(
            "title", new Text(), "the plot's own, with the model's name if run.json lists the table", "Title.");

    static final PlotSetting BUCKET_TYPE = PlotSetting.derived(
            "bucket_type",
            Choice.of("uniform", "log"),
            "as run.json records it, or uniform if bucket_min_size is given",
            "Whether all buckets have one size or each doubles.");
    static final PlotSetting BUCKET_MIN_SIZE = PlotSetting.derived(
            "bucket_min_size",
            DoubleType.positive(),
            "as run.json records it, or 1 if bucket_type is given",
            "Positions of a bucket; with log, the factor of 2^bucket.");

    static final PlotSetting ALPHA =
            PlotSetting.of("alpha", new DoubleType(0, 1), 0.25, "Opacity of the heads' lines.");
    static final PlotSetting LINE_WIDTH =
            PlotSetting.of("line_width", DoubleType.positive(), 0.8, "Width of the heads' lines in points.");
    static final PlotSetting MODEL_NAME =
            PlotSetting.derived("model_name", new Text(), MODEL, "Name of the model, added to the title.");
    static final PlotSetting COLOR_BY_LAYER =
            PlotSetting.of("color_by_layer", new BooleanType(), false, "Colour heads by layer.");
    static final PlotSetting COLOR_TREND = PlotSetting.of(
            "color_trend",
            new BooleanType(),
            false,
            "Colour heads by trend: green rises, red falls, grey does neither.");
    static final PlotSetting TREND_THRESHOLD = PlotSetting.of(
            "trend_threshold",
            DoubleType.positive(),
            1e-4,
            "Slope beyond which a head rises or falls, in plasticity for each position.");
    static final PlotSetting CURVE_CMAP =
            PlotSetting.of("cmap", COLOUR_MAP, "viridis", "Colour map of the layers: " + MAPS);

    static final PlotSetting AGG =
            PlotSetting.of("agg", Choice.of("mean", "median"), "mean", "What heads are aggregated by.");
    static final PlotSetting PAIR_CMAP = PlotSetting.of("cmap", COLOUR_MAP, "magma", "Colour map: " + MAPS);
    static final PlotSetting VMIN =
            PlotSetting.optional("vmin", DoubleType.any(), "Value of the first colour, the least value if not set.");
    static final PlotSetting VMAX =
            PlotSetting.optional("vmax", DoubleType.any(), "Value of the last colour, the largest value if not set.");

    static final PlotSetting LIMIT =
            PlotSetting.optional("limit", IntegerType.from(1), "Components from this one on are left out.");
    static final PlotSetting YLABEL =
            PlotSetting.of("ylabel", new Text(), "Share of positional information", "Label of the vertical axis.");

    static final PlotSetting METRIC =
            PlotSetting.of("metric", new Text(), "ap_overall", "Column to draw, any that holds numbers.");
    static final PlotSetting SORT = PlotSetting.of(
            "sort",
            Choice.of("none", "layer", "value"),
            "none",
            "Order: none by number; layer puts layers in the order of their mean; value puts heads of a layer in that of"
                    + " their value.");
    static final PlotSetting MAP_CMAP = PlotSetting.optional(
            "cmap", COLOUR_MAP, "Colour map, viridis or for differences coolwarm if not set: " + MAPS);

    static final PlotSetting TABLES =
            PlotSetting.required("tables", FilePath.any(), "Directory of a run's tables and its run.json.");
    static final PlotSetting REPORT = PlotSetting.required("output", new FilePath(List.of(".html")), "Page to write.");

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
