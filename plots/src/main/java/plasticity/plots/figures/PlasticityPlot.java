package plasticity.plots.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import plasticity.config.DoubleType;
import plasticity.config.Text;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.EndLabelsAxis;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.BucketTable;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.HeadCurves.HeadCurve;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Trend;
import plasticity.plots.run.RunTable;
import plasticity.tables.TableException;

/** Plasticity by position: one faint line per head and a bold one for the mean. */
public final class PlasticityPlot extends Plot {
    private static final PlotSetting ALPHA =
            PlotSetting.of("alpha", new DoubleType(0, 1), 0.25, "Opacity of the heads' lines.");
    private static final PlotSetting LINE_WIDTH =
            PlotSetting.of("line_width", DoubleType.positive(), 0.8, "Width of the heads' lines in points.");
    private static final PlotSetting MODEL_NAME = PlotSetting.derived(
            "model_name",
            new Text(),
            "model_dir in the run.json next to the table, if it lists this table",
            "Name of the model, added to the title.");
    private static final PlotSetting COLOR_TREND =
            PlotSetting.flag("color_trend", "Colour heads by trend: green rising, red falling, grey flat.");
    private static final PlotSetting TREND_THRESHOLD = PlotSetting.of(
            "trend_threshold",
            DoubleType.positive(),
            1e-4,
            "Slope above which a head counts as rising (or falling), in plasticity per position.");

    private static final double BOLD = 2.5;
    private static final double HALO_WIDTH = 1;
    private static final double LEGEND_WIDTH = 1.5;

    PlasticityPlot() {
        super(
                "plasticity",
                "Plot plasticity by position: one line per head, and the mean.",
                Settings.BUCKET_CSV,
                Settings.OUTPUT,
                ALPHA,
                LINE_WIDTH,
                Settings.BUCKET_TYPE,
                Settings.BUCKET_MIN_SIZE,
                MODEL_NAME,
                Settings.COLOR_BY_LAYER,
                COLOR_TREND,
                TREND_THRESHOLD,
                Settings.LAYER_CMAP);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        if (settings.isOn(Settings.COLOR_BY_LAYER) && settings.isOn(COLOR_TREND)) {
            throw new PlotException("color_by_layer and color_trend: set only one of them");
        }
        RunTable table = settings.runTable(Settings.BUCKET_CSV);
        BucketTable rows = BucketTable.readDefined(table.file());
        HeadCurves curves = HeadCurves.of(rows, settings.buckets(table, rows));
        String standard = "Per-bucket attention plasticity";
        String title = settings.optionalText(MODEL_NAME)
                .map(model -> RunTable.titled(standard, Optional.of(model)))
                .orElseGet(() -> table.titled(standard));
        double alpha = settings.number(ALPHA);
        double width = settings.number(LINE_WIDTH);
        if (settings.isOn(Settings.COLOR_BY_LAYER)) {
            return byLayer(curves, title, settings.colours(Settings.LAYER_CMAP), alpha, width);
        }
        if (settings.isOn(COLOR_TREND)) {
            return byTrend(curves, title, settings.number(TREND_THRESHOLD), alpha, width);
        }
        return figure(curves.heads(), curves, title, head -> Style.BLUE, head -> Style.line(width), alpha);
    }

    /**
     * Draws heads in colours by layer.
     *
     * @param alpha opacity of the heads' lines, from 0 to 1
     * @param width of the heads' lines in points, above 0
     */
    public static Figure byLayer(HeadCurves curves, String title, ColourMap map, double alpha, double width) {
        ColourScale scale = new ColourScale(map, new Range(0, curves.lastLayer()));
        return figure(
                        curves.heads(),
                        curves,
                        title,
                        head -> scale.colour(head.head().layer()),
                        head -> Style.line(width),
                        alpha)
                .withColourBar("Layer", scale, RoundTicks.within(scale.range()));
    }

    /** Draws heads in colours by trend, rare trends last, so that they are not hidden by frequent ones. */
    private static Figure byTrend(HeadCurves curves, String title, double threshold, double alpha, double width) {
        Function<HeadCurve, Trend> trend = head -> Trend.of(head.curve().slope(), threshold);
        Map<Trend, Long> counts = curves.heads().stream().collect(Collectors.groupingBy(trend, Collectors.counting()));
        List<HeadCurve> ordered = curves.heads().stream()
                .sorted(Comparator.comparing(head -> -counts.get(trend.apply(head))))
                .toList();
        return figure(
                        ordered,
                        curves,
                        title,
                        head -> colour(trend.apply(head)),
                        head -> line(trend.apply(head), width),
                        alpha)
                .withNotes(note(curves, threshold)) // before the legend, so that it is below it
                .withLegend(Arrays.stream(Trend.values())
                        .map(one -> new Figure.LegendEntry(
                                one.name().toLowerCase(Locale.ROOT) + " (" + counts.getOrDefault(one, 0L) + ")",
                                Style.translucent(colour(one), 1),
                                line(one, LEGEND_WIDTH)))
                        .toList());
    }

    private static int colour(Trend trend) {
        return switch (trend) {
            case RISING -> 0x2ca02c;
            case FALLING -> 0xd62728;
            case FLAT -> 0x7f7f7f;
        };
    }

    /** Line styles differ for colour-blind readers. */
    private static BasicStroke line(Trend trend, double width) {
        return switch (trend) {
            case RISING -> Style.line(width, 6, 2);
            case FALLING -> Style.line(width);
            case FLAT -> Style.line(width, 2, 1.5);
        };
    }

    /** A note that explains the legend; empty if none is needed. */
    private static Set<String> note(HeadCurves curves, double threshold) {
        if (!curves.scale().isInTokens()) {
            return Set.of("Bucket size unknown: trend_threshold " + plain(threshold)
                    + " applies to slopes per bucket. Set bucket_min_size for slopes per position.");
        }
        double steepest =
                new BigDecimal(curves.steepest()).round(new MathContext(2)).doubleValue();
        return curves.count(Trend.FLAT, threshold) < curves.heads().size()
                ? Set.of()
                : Set.of("No slope exceeds trend_threshold " + plain(threshold) + " per position; the steepest is "
                        + plain(steepest) + ".");
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString().replace('-', '\u2212');
    }

    private static Figure figure(
            List<HeadCurve> ordered,
            HeadCurves curves,
            String title,
            Function<HeadCurve, Integer> colour,
            Function<HeadCurve, BasicStroke> line,
            double alpha) {
        Curves heads = new Curves();
        ordered.forEach(
                head -> heads.add(head.curve(), Style.translucent(colour.apply(head), alpha), line.apply(head)));
        Curves mean = new Curves();
        Color halo = Style.translucent(0xffffff, 0.8); // separates the mean from heads of a similar colour
        mean.add(curves.mean(), halo, Style.line(BOLD + 2 * HALO_WIDTH));
        mean.add(curves.mean(), Color.RED, Style.line(BOLD));
        EndLabelsAxis.EndLabel label =
                new EndLabelsAxis.EndLabel(curves.mean(), Color.RED, List.of("Mean", "across", "heads"));
        return new Figure(
                        Canvas.WIDE,
                        title,
                        TickAxis.round(curves.scale().axisLabel(), curves.rangeX()),
                        TickAxis.round("Attention plasticity", curves.rangeY()))
                .with(heads)
                .with(mean)
                .withEndLabels(null, List.of(label))
                .withGrid();
    }
}
