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
import plasticity.plots.model.BucketFigures;
import plasticity.plots.model.BucketPairs;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.ComponentFigures;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadFigures;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadOrder;
import plasticity.plots.model.LayerDifference;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.PlotException;
import plasticity.tables.TableException;

/** The plots there are: from settings to a figure. */
@SuppressWarnings("ImmutableEnumChecker") // settings are records of immutable parts
enum Plot implements Work {
    PLASTICITY("Draw plasticity by position: a line a head, and the mean.", PlotSettings.PLASTICITY) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            HeadColours colours = headColours(settings);
            HeadCurves curves =
                    HeadCurves.of(BucketFigures.readDefined(settings.path(PlotSettings.BUCKET_CSV)), settings.buckets());
            String title = "Per-bucket attention plasticity"
                    + settings.textIfAny(PlotSettings.MODEL_NAME)
                            .map(name -> " — " + name)
                            .orElse("");
            return PlasticityFigure.of(
                    curves,
                    title,
                    colours,
                    settings.number(PlotSettings.ALPHA),
                    settings.number(PlotSettings.LINE_WIDTH));
        }
    },
    HEATMAP("Draw plasticity by query bucket and key bucket.", PlotSettings.HEATMAP) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            BucketFigures figures = BucketFigures.readDefined(settings.path(PlotSettings.BUCKET_CSV));
            BucketPairs pairs = BucketPairs.of(figures, settings.aggregation(), settings.buckets());
            ColourScale scale = ColourScale.over(
                    pairs.grid().values(),
                    settings.colours(PlotSettings.PAIR_CMAP),
                    settings.numberIfAny(PlotSettings.VMIN),
                    settings.numberIfAny(PlotSettings.VMAX));
            return BucketPairsFigure.of(pairs, settings.text(PlotSettings.PAIR_TITLE), scale);
        }
    },
    COMPONENTS("Draw the share of positional information by component.", PlotSettings.COMPONENTS) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            ComponentShares shares = ComponentShares.of(
                    ComponentFigures.read(settings.path(PlotSettings.COMPONENT_CSV)),
                    settings.aggregation(),
                    settings.wholeIfAny(PlotSettings.LIMIT));
            return ComponentsFigure.of(
                    shares, settings.text(PlotSettings.COMPONENT_TITLE), settings.text(PlotSettings.YLABEL));
        }
    },
    HEADS("Draw a figure of every head by layer and head, or its difference between two tables.", PlotSettings.HEADS) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            String metric = settings.text(PlotSettings.METRIC);
            HeadOrder order = HeadOrder.of(settings.text(PlotSettings.SORT));
            OptionalDouble low = settings.numberIfAny(PlotSettings.VMIN);
            OptionalDouble high = settings.numberIfAny(PlotSettings.VMAX);
            HeadFigures figures = HeadFigures.read(settings.path(PlotSettings.METRICS_CSV), metric);
            boolean isDifference = settings.pathIfAny(PlotSettings.AGAINST).isPresent();
            if (isDifference) {
                figures = figures.minus(HeadFigures.read(settings.path(PlotSettings.AGAINST), metric));
            }
            HeadMap map = HeadMap.of(figures, order);
            double[] values = map.grid().values();
            ColourMap colours = mapColours(settings, isDifference);
            ColourScale scale = isDifference
                    ? ColourScale.aroundZero(values, colours, low, high)
                    : ColourScale.over(values, colours, low, high);
            String title = settings.textIfAny(PlotSettings.TITLE)
                    .orElse(metric + (isDifference ? ": difference" : "") + " by layer and head");
            return HeadMapFigure.of(map, order, title, scale, isDifference ? "Difference of " + metric : metric);
        }
    },
    LAYERS("Draw plasticity by layer and query bucket, or its difference between two tables.", PlotSettings.LAYERS) {
        @Override
        Figure draw(Settings settings) throws PlotException, TableException {
            LayerProfile profile = LayerProfile.of(BucketFigures.readDefined(settings.path(PlotSettings.BUCKET_CSV)));
            Optional<String> title = settings.textIfAny(PlotSettings.TITLE);
            if (settings.pathIfAny(PlotSettings.AGAINST).isEmpty()) {
                return LayersFigure.of(
                        profile,
                        title.orElse("Attention plasticity by layer"),
                        mapColours(settings, false),
                        settings.buckets());
            }
            LayerProfile other = LayerProfile.of(BucketFigures.readDefined(settings.path(PlotSettings.AGAINST)));
            LayerDifference difference = profile.minus(other, settings.buckets());
            ColourScale scale = ColourScale.aroundZero(
                    difference.grid().values(),
                    mapColours(settings, true),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
            return LayersFigure.of(difference, title.orElse("Attention plasticity by layer: difference"), scale);
        }
    };

    private final String description;
    private final List<PlotSetting> settings;

    Plot(String description, List<PlotSetting> settings) {
        this.description = description;
        this.settings = settings;
    }

    /**
     * Reads the tables and draws.
     *
     * @throws TableException when a table cannot be used
     * @throws PlotException when there is nothing to draw, or settings do not fit together
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
        Optional<Path> output = given.pathIfAny(PlotSettings.OUTPUT);
        if (output.isPresent()) {
            // Before anything of AWT is loaded: a picture needs no display, and starts faster without one.
            System.setProperty("java.awt.headless", "true");
            Figure figure = draw(given);
            PictureFormat format = PictureFormat.of(output.get().toString());
            OutputFile.write(output.get(), stream -> format.write(figure, stream));
            out.println("wrote " + output.get());
        } else if (GraphicsEnvironment.isHeadless()) {
            throw new PlotException("there is no display to show a window on: give --output FILE (.png, .svg or .pdf)");
        } else {
            draw(given).show();
        }
    }

    private static HeadColours headColours(Settings settings) throws PlotException {
        boolean byLayer = settings.isOn(PlotSettings.COLOR_BY_LAYER);
        boolean byTrend = settings.isOn(PlotSettings.COLOR_TREND);
        if (byLayer && byTrend) {
            throw new PlotException("color_by_layer and color_trend: both are set, a line has one colour");
        }
        if (byLayer) {
            return new HeadColours.ByLayer(settings.colours(PlotSettings.CURVE_CMAP));
        }
        return byTrend
                ? new HeadColours.ByTrend(settings.number(PlotSettings.TREND_THRESHOLD))
                : new HeadColours.Plain();
    }

    private static ColourMap mapColours(Settings settings, boolean isDifference) {
        return ColourMap.of(settings.textIfAny(PlotSettings.MAP_CMAP).orElse(isDifference ? "coolwarm" : "viridis"));
    }
}
