package plasticity.plots.figures;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import plasticity.config.Choice;
import plasticity.config.FilePath;
import plasticity.config.Setting;
import plasticity.geometry.HeadClass;
import plasticity.heads.HeadId;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.PointStyle;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Curve;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadGeometries;
import plasticity.plots.model.HeadGeometries.Row;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Tick;
import plasticity.plots.run.RunTable;
import plasticity.plots.vectors.HeadPlane;
import plasticity.plots.vectors.HeadPlane.Points;
import plasticity.plots.vectors.HeadVectors;
import plasticity.tables.HeadGeometry;
import plasticity.tables.TableException;

/** What queries and keys encode of position: by head, by layer, or the vectors of one head. */
public final class GeometryPlot extends Plot {
    private static final PlotSetting GEOMETRY_CSV =
            Settings.table("geometry_csv", "Table head_geometry; format by extension (.csv or .parquet).");
    private static final PlotSetting KIND = PlotSetting.of(
            "kind",
            Choice.of(Kind.class),
            "correlation",
            "Correlations of queries and keys with position, one point per head (correlation); bias to later keys by layer"
                    + " (bias); queries and keys of one head in their plane of drift and separation, which reads the dump"
                    + " (plane).");
    private static final PlotSetting DUMP = PlotSetting.optional(
            "dump",
            FilePath.any(),
            "Directory on the local disk with the head directories (l00h00q, …) of the analysed dump; required for a plane.");
    private static final PlotSetting CMAP = PlotSetting.of(
            "cmap", Settings.COLOUR_MAP, "viridis", "Colour map of the positions in a plane: " + Settings.MAPS);

    private static final double[] CLASS_BOUNDS = {HeadClass.LOW, HeadClass.HIGH};
    private static final double SAME = 1e-6;
    private static final int COLOUR_STEPS = 24;
    private static final double SMALL = 1.8;
    private static final double MEAN = 1.5;

    private enum Kind {
        CORRELATION,
        BIAS,
        PLANE
    }

    GeometryPlot() {
        super(
                "geometry",
                "Plot what queries and keys encode of position.",
                GEOMETRY_CSV,
                Settings.OUTPUT,
                KIND,
                Settings.LAYER,
                Settings.HEAD,
                DUMP,
                CMAP,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.estimates(GEOMETRY_CSV, HeadGeometry.TABLE);
        HeadSelection selection = settings.selection();
        HeadGeometries heads = HeadGeometries.read(table.file(), selection);
        return switch (settings.choice(KIND, Kind.class)) {
            case CORRELATION ->
                correlation(
                        heads,
                        settings.title(
                                table, selection.titled("First principal component: correlation with position")));
            case BIAS -> bias(heads, settings.title(table, selection.titled("Bias to later keys by layer")));
            case PLANE -> {
                if (!selection.isOneHead()) {
                    throw new PlotException("kind: plane draws one head; set layer and head");
                }
                HeadPlane plane = plane(settings, table, heads.heads().get(0));
                String title = settings.title(table, selection.titled("Plane of drift and separation"));
                yield plane(plane, title, settings.colours(CMAP));
            }
        };
    }

    /** Draws the correlations with position of the first principal component, which define the class of a head. */
    public static Figure correlation(HeadGeometries heads, String title) throws PlotException {
        List<Row> drawn = heads.classified();
        if (drawn.isEmpty()) {
            throw new PlotException(heads.file() + ": has no head with a defined head_class, nothing to draw");
        }
        Range x = queryRange(drawn);
        Range y = keyRange();
        Curves bounds = new Curves();
        Color grey = Style.translucent(0x7f7f7f, 1);
        for (double bound : CLASS_BOUNDS) {
            bounds.add(Curve.line(bound, y.low(), bound, y.high()), grey, Style.reference());
            bounds.add(Curve.line(x.low(), bound, x.high(), bound), grey, Style.reference());
            bounds.add(Curve.line(x.low(), -bound, x.high(), -bound), grey, Style.reference());
        }
        Figure figure = new Figure(
                        Canvas.MAP,
                        title,
                        TickAxis.round("Correlation of the queries with position", x),
                        TickAxis.round("Correlation of the keys with position", y))
                .with(bounds)
                .withNotes(notes(
                        "Dashed: 0.3 and 0.7, the bounds of the classes. head_geometry has no standard errors.",
                        heads.heads().size() - drawn.size()));
        return PointClass.add(figure, classes(drawn, Row::pc0QueryR, Row::pc0KeyR));
    }

    /** The horizontal range of {@link #correlation}. */
    public static Range queryRange(List<Row> drawn) {
        return Range.of(0, 1, Arrays.stream(values(drawn, Row::pc0QueryR)).min().orElseThrow())
                .withMargin();
    }

    /** The vertical range of {@link #correlation}. */
    public static Range keyRange() {
        return new Range(-1, 1).withMargin();
    }

    /** Draws the bias by layer, and its mean over the heads of a layer. */
    public static Figure bias(HeadGeometries heads, String title) throws PlotException {
        List<Row> drawn = heads.heads().stream()
                .filter(row -> !Double.isNaN(row.biasLogits()))
                .toList();
        Curve mean = heads.meanBias();
        double[] layers = values(drawn, row -> row.head().layer());
        Range x = Range.of(layers).withMargin();
        Curves lines = new Curves();
        lines.add(Curve.line(x.low(), 0, x.high(), 0), Style.INK, Style.reference());
        List<Tick> ticks = Tick.everyNth(mean.size(), Tick.MAX, Integer::toString).stream()
                .map(tick -> (int) mean.x((int) tick.value()))
                .map(layer -> new Tick(layer, Integer.toString(layer)))
                .toList();
        Figure figure = new Figure(
                        Canvas.WIDE,
                        title,
                        new TickAxis("Layer", x, ticks),
                        TickAxis.round(
                                "Bias over the range of key positions (logits)",
                                Range.of(IntStream.range(-1, drawn.size())
                                                .mapToDouble(i ->
                                                        i < 0 ? 0 : drawn.get(i).biasLogits())
                                                .toArray())
                                        .withMargin()))
                .withGrid()
                .with(lines)
                .withNotes(notes(
                        "One point per head. Above 0: later keys are preferred, whatever the query. head_geometry has no"
                                + " standard errors.",
                        heads.heads().size() - drawn.size()));
        Curves means = new Curves();
        Curve line = mean.size() == 1 ? Curve.line(x.low(), mean.y(0), x.high(), mean.y(0)) : mean;
        means.add(line, Style.translucent(0xffffff, 0.8), Style.line(MEAN + 2)); // separates it from the points
        means.add(line, Style.INK, Style.line(MEAN));
        return PointClass.add(
                        figure,
                        classes(drawn, row -> row.head().layer(), Row::biasLogits),
                        new Figure.LegendEntry("mean of the layer", Style.INK, Style.line(MEAN)))
                .with(means);
    }

    private static List<PointClass> classes(List<Row> rows, ToDoubleFunction<Row> x, ToDoubleFunction<Row> y) {
        List<PointClass> classes = new ArrayList<>();
        for (HeadClass one : HeadClass.values()) {
            classes.add(ofClass(rows, one.label(), one.label(), style(one), x, y));
        }
        classes.add(ofClass(rows, "", "class undefined", PointStyle.RING, x, y));
        return classes;
    }

    private static PointClass ofClass(
            List<Row> rows,
            String headClass,
            String label,
            PointStyle style,
            ToDoubleFunction<Row> x,
            ToDoubleFunction<Row> y) {
        List<Row> members =
                rows.stream().filter(row -> row.headClass().equals(headClass)).toList();
        return new PointClass(label, style, values(members, x), values(members, y));
    }

    private static PointStyle style(HeadClass headClass) {
        return switch (headClass) {
            case POSITION_DOMINATED -> PointStyle.CIRCLE;
            case Q_POSITIONAL -> PointStyle.TRIANGLE;
            case K_POSITIONAL -> PointStyle.INVERTED_TRIANGLE;
            case CONTENT_FOCUSED -> PointStyle.SQUARE;
            case MIXED -> PointStyle.DIAMOND;
        };
    }

    private static double[] values(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static List<String> notes(String note, int undefined) {
        return undefined == 0
                ? List.of(note)
                : List.of(note, "Undefined: " + undefined + (undefined == 1 ? " head." : " heads."));
    }

    /** Reads a head's vectors and computes its plane, which must have the correlations of the table. */
    private static HeadPlane plane(Settings settings, RunTable table, Row row) throws PlotException {
        Path dump = settings.optionalPath(DUMP)
                .orElseThrow(
                        () -> new PlotException("dump: required for kind plane, which draws queries and keys; give the"
                                + " directory that contains the head directories (l00h00q, …)"));
        int most = recorded(table, Setting.MAX_TOKENS_PER_HEAD).intValue();
        long seed = recorded(table, Setting.SEED).longValue();
        Head head = row.head();
        HeadPlane plane = HeadPlane.of(
                HeadVectors.read(dump, HeadId.query(head.layer(), head.number()), most, seed),
                HeadVectors.read(dump, HeadId.key(head.layer(), row.keyHead()), most, seed),
                seed);
        requireSame("q_position_r", plane.queryPositionR(), row.driftQueryR(), table);
        requireSame("k_position_r", plane.keyPositionR(), row.driftKeyR(), table);
        return plane;
    }

    /** The value in the run's manifest, or the default without one. */
    private static Number recorded(RunTable table, Setting setting) {
        Object value =
                table.run().map(run -> run.settings().get(setting.key())).orElseGet(() -> setting.defaultValue(""));
        return (Number) value;
    }

    private static void requireSame(String column, double found, double expected, RunTable table) throws PlotException {
        if (!(Math.abs(found - expected) <= SAME) && !(Double.isNaN(found) && Double.isNaN(expected))) {
            throw new PlotException(String.format(
                    Locale.ROOT,
                    "dump: its %s is %.6f, in %s it is %.6f; this is not the dump of the table, or run.json with the"
                            + " sampling's settings is not next to the table",
                    column,
                    found,
                    table.file(),
                    expected));
        }
    }

    /** Draws queries and keys in their plane, coloured by position. */
    public static Figure plane(HeadPlane plane, String title, ColourMap map) {
        ColourScale scale = new ColourScale(map, plane.positions());
        Figure figure = new Figure(
                Canvas.MAP,
                title,
                TickAxis.round("Projection on the direction of drift", plane.driftRange()),
                TickAxis.round("Projection on the direction of separation", plane.separationRange()));
        addByPosition(figure, plane.keys(), PointStyle.SQUARE, scale);
        addByPosition(figure, plane.queries(), PointStyle.CIRCLE, scale);
        return figure.withGrid()
                .withColourBar("Position", scale, RoundTicks.within(scale.range()))
                .withNotes(List.of(String.format(
                                Locale.ROOT,
                                "Correlation with position along the drift: queries %.3f, keys %.3f (all kept rows).",
                                plane.queryPositionR(),
                                plane.keyPositionR())
                        .replace('-', '\u2212')))
                .withLegend(List.of(
                        entry("queries", plane.queries(), PointStyle.CIRCLE),
                        entry("keys", plane.keys(), PointStyle.SQUARE)));
    }

    private static Figure.LegendEntry entry(String label, Points points, PointStyle style) {
        return new Figure.LegendEntry(
                String.format(Locale.ROOT, "%s (%,d of %,d)", label, points.positions().length, points.of()),
                style.shape(),
                true,
                Style.INK);
    }

    /** Adds points in steps of colour. */
    private static void addByPosition(Figure figure, Points points, PointStyle style, ColourScale scale) {
        Range range = scale.range();
        for (int i = 0; i < COLOUR_STEPS; i++) {
            double low = range.low() + i * range.length() / COLOUR_STEPS;
            double high = i == COLOUR_STEPS - 1 ? Double.POSITIVE_INFINITY : low + range.length() / COLOUR_STEPS;
            int[] within = IntStream.range(0, points.positions().length)
                    .filter(point -> points.positions()[point] >= low && points.positions()[point] < high)
                    .toArray();
            figure.withPoints(
                    Arrays.stream(within)
                            .mapToDouble(point -> points.drift()[point])
                            .toArray(),
                    Arrays.stream(within)
                            .mapToDouble(point -> points.separation()[point])
                            .toArray(),
                    style.shape(SMALL),
                    true,
                    new Color(scale.map().colour((i + 0.5) / COLOUR_STEPS)));
        }
    }
}
