package plasticity.plots.cli;

import java.awt.GraphicsEnvironment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import plasticity.plots.charts.BucketPairsFigure;
import plasticity.plots.charts.ComponentsFigure;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.HeadColours;
import plasticity.plots.charts.HeadMapFigure;
import plasticity.plots.charts.LayersFigure;
import plasticity.plots.charts.PictureFormat;
import plasticity.plots.charts.PlasticityFigure;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadOrder;
import plasticity.plots.model.HeadValues;
import plasticity.plots.model.LayerDifference;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.StatusTable;
import plasticity.tables.TableException;

/** The available plots; each draws a figure according to its settings. */
@SuppressWarnings("ImmutableEnumChecker") // settings are immutable records
enum Plot implements Subcommand {
    PLASTICITY("Plot plasticity by position: one line per head, and the mean.", PlotSettings.PLASTICITY) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            HeadColours colours = headColours(settings);
            RunTable table = RunTable.of(settings.path(PlotSettings.BUCKET_CSV));
            BucketTable rows = BucketTable.readDefined(table.file());
            Optional<String> model =
                    settings.optionalText(PlotSettings.MODEL_NAME).or(table::model);
            return PlasticityFigure.of(
                    HeadCurves.of(rows, table.scale(rows, settings)),
                    RunTable.titled("Per-bucket attention plasticity", model),
                    colours,
                    settings.number(PlotSettings.ALPHA),
                    settings.number(PlotSettings.LINE_WIDTH));
        }
    },
    HEATMAP("Plot plasticity by query bucket and key bucket.", PlotSettings.HEATMAP) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            RunTable table = RunTable.of(settings.path(PlotSettings.BUCKET_CSV));
            BucketTable rows = BucketTable.readDefined(table.file());
            BucketPairs pairs = BucketPairs.of(rows, settings.aggregation(), table.scale(rows, settings));
            ColourScale scale = ColourScale.over(
                    pairs.grid().values(),
                    settings.colours(PlotSettings.PAIR_CMAP),
                    settings.optionalNumber(PlotSettings.VMIN),
                    settings.optionalNumber(PlotSettings.VMAX));
            String title = settings.optionalText(PlotSettings.TITLE)
                    .orElseGet(() -> table.titled("Attention Plasticity by Bucket Pair"));
            return BucketPairsFigure.of(pairs, title, scale);
        }
    },
    COMPONENTS("Plot the share of positional information by component.", PlotSettings.COMPONENTS) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            RunTable table = RunTable.of(settings.path(PlotSettings.COMPONENT_CSV));
            ComponentShares shares = ComponentShares.of(
                    ComponentTable.read(table.file(), StatusTable.nextTo(table.file())),
                    settings.aggregation(),
                    settings.optionalInt(PlotSettings.LIMIT));
            String title = settings.optionalText(PlotSettings.TITLE)
                    .orElseGet(() -> table.titled("Average positional information by component"));
            return ComponentsFigure.of(shares, title, settings.text(PlotSettings.YLABEL));
        }
    },
    HEADS("Plot a metric by layer and head, or its difference between two tables.", PlotSettings.HEADS) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            String metric = settings.text(PlotSettings.METRIC);
            HeadOrder order = HeadOrder.of(settings.text(PlotSettings.SORT));
            OptionalDouble low = settings.optionalNumber(PlotSettings.VMIN);
            OptionalDouble high = settings.optionalNumber(PlotSettings.VMAX);
            RunTable table = RunTable.of(settings.path(PlotSettings.METRICS_CSV));
            Optional<RunTable> against =
                    settings.optionalPath(PlotSettings.AGAINST).map(RunTable::of);
            HeadValues values = HeadValues.read(table.file(), metric);
            if (against.isPresent()) {
                values = values.minus(HeadValues.read(against.get().file(), metric));
            }
            HeadMap map = HeadMap.of(values, order);
            double[] cells = map.grid().values();
            ColourMap colours = mapColours(settings, against.isPresent());
            ColourScale scale = against.isPresent()
                    ? ColourScale.aroundZero(cells, colours, low, high)
                    : ColourScale.over(cells, colours, low, high);
            String title = settings.optionalText(PlotSettings.TITLE).orElseGet(() -> against.map(
                            other -> table.titled(metric + ": difference by layer and head", other))
                    .orElseGet(() -> table.titled(metric + " by layer and head")));
            return HeadMapFigure.of(map, order, title, scale, against.isPresent() ? "Difference of " + metric : metric);
        }
    },
    LAYERS("Plot plasticity by layer and query bucket, or its difference between two tables.", PlotSettings.LAYERS) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            RunTable table = RunTable.of(settings.path(PlotSettings.BUCKET_CSV));
            BucketTable rows = BucketTable.readDefined(table.file());
            LayerProfile profile = LayerProfile.of(rows);
            BucketScale scale = table.scale(rows, settings);
            Optional<String> title = settings.optionalText(PlotSettings.TITLE);
            Optional<RunTable> against =
                    settings.optionalPath(PlotSettings.AGAINST).map(RunTable::of);
            if (against.isEmpty()) {
                return LayersFigure.of(
                        profile,
                        title.orElseGet(() -> table.titled("Attention plasticity by layer")),
                        mapColours(settings, false),
                        scale);
            }
            LayerProfile other =
                    LayerProfile.of(BucketTable.readDefined(against.get().file()));
            LayerDifference difference = profile.minus(other, scale);
            ColourScale colours = ColourScale.aroundZero(
                    difference.grid().values(),
                    mapColours(settings, true),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
            return LayersFigure.of(
                    difference,
                    title.orElseGet(() -> table.titled("Attention plasticity by layer: difference", against.get())),
                    colours);
        }
    };

    private final String description;
    private final List<PlotSetting> settings;

    Plot(String description, List<PlotSetting> settings) {
        this.description = description;
        this.settings = settings;
    }

    /**
     * Reads the tables and draws the figure.
     *
     * @throws TableException if a table is invalid
     * @throws PlotException if there is nothing to draw, or settings contradict each other
     */
    abstract Figure draw(Settings settings) throws PlotException, TableException;

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<PlotSetting> settings() {
        return settings;
    }

    @Override
    public void run(Settings given, PrintStream out) throws PlotException, TableException {
        Optional<Path> output = given.optionalPath(PlotSettings.OUTPUT);
        if (output.isPresent()) {
            // Set before AWT is loaded: a picture needs no display, and headless mode starts faster.
            System.setProperty("java.awt.headless", "true");
            Figure figure = draw(given);
            PictureFormat format = PictureFormat.of(output.get().toString());
            OutputFile.write(output.get(), stream -> format.write(figure, stream));
            out.println("wrote " + output.get());
        } else if (GraphicsEnvironment.isHeadless()) {
            throw new PlotException(
                    "no display available to open a window: specify --output FILE (.png, .svg or .pdf)");
        } else {
            draw(given).show();
        }
    }

    private static HeadColours headColours(Settings settings) throws PlotException {
        boolean byLayer = settings.isOn(PlotSettings.COLOR_BY_LAYER);
        boolean byTrend = settings.isOn(PlotSettings.COLOR_TREND);
        if (byLayer && byTrend) {
            throw new PlotException("color_by_layer and color_trend: set only one of them");
        }
        if (byLayer) {
            return new HeadColours.ByLayer(settings.colours(PlotSettings.CURVE_CMAP));
        }
        return byTrend
                ? new HeadColours.ByTrend(settings.number(PlotSettings.TREND_THRESHOLD))
                : new HeadColours.Plain();
    }

    private static ColourMap mapColours(Settings settings, boolean isDifference) {
        return ColourMap.of(settings.optionalText(PlotSettings.MAP_CMAP).orElse(isDifference ? "coolwarm" : "viridis"));
    }
}
