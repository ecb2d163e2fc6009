package plasticity.plots.figures;

import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plasticity.config.Choice;
import plasticity.config.Text;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.EndLabelsAxis;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.PointStyle;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.HeadSelection;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Tick;
import plasticity.plots.model.Trajectories;
import plasticity.plots.model.Trajectories.Level;
import plasticity.plots.model.Trajectories.Line;
import plasticity.plots.model.Trajectories.Point;
import plasticity.plots.run.RunTable;
import plasticity.tables.TableException;
import plasticity.tables.Trajectory;

/** A metric over several runs, such as the checkpoints of a training run. */
public final class TrajectoryPlot extends Plot {
    private static final PlotSetting TRAJECTORY_CSV = Settings.table(
            "trajectory_csv", "Table trajectory of plasticity compare; format by extension (.csv or .parquet).");
    private static final PlotSetting METRIC =
            PlotSetting.of("metric", new Text(), "near_empirical", "Metric of the comparison to draw.");
    private static final PlotSetting LEVEL = PlotSetting.of(
            "level",
            Choice.of(Level.class),
            "model",
            "One line for the mean over heads (model), per layer, or per head.");
    /** If there are more lines, they have no bands. */
    private static final int MOST_BANDS = 9;
    /** The part of the colour map that is dark enough for lines. */
    private static final double DARK = 0.85;
    /** Half the width of a band of a single run, as a fraction of the axis. */
    private static final double BAND_OF_ONE_RUN = 0.02;
    /** Size of the marks of changes, in points. */
    private static final double MARK = 4.5;

    private static final double SMALLEST_P = 1e-4;
    /** A longer tick label keeps its end, in which runs usually differ. */
    private static final int LONGEST_LABEL = 16;
    /** More characters of tick labels do not fit horizontally. */
    private static final int FITTING = 90;

    TrajectoryPlot() {
        super(
                "trajectory",
                "Plot a metric over several runs, such as checkpoints, in their order.",
                TRAJECTORY_CSV,
                Settings.OUTPUT,
                METRIC,
                LEVEL,
                Settings.LAYER,
                Settings.HEAD,
                Settings.LAYER_CMAP,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.comparison(TRAJECTORY_CSV, Trajectory.TABLE);
        String metric = settings.text(METRIC);
        Level level = settings.choice(LEVEL, Level.class);
        HeadSelection selection = settings.selection();
        if (level == Level.MODEL && selection.layer().isPresent()) {
            throw new PlotException("layer: needs level layer or head");
        }
        if (level == Level.LAYER && selection.isOneHead()) {
            throw new PlotException("head: needs level head");
        }
        return figure(
                Trajectories.read(table.file(), metric, level, selection),
                metric,
                settings.title(table, selection.titled(metric + " over runs")),
                settings.colours(Settings.LAYER_CMAP));
    }

    /** Draws the lines, and marks where they change most. A few lines have 95 % bands; more have colours by layer. */
    public static Figure figure(Trajectories trajectories, String metric, String title, ColourMap map) {
        TickAxis x = new TickAxis("Run", trajectories.rangeX(), ticks(trajectories.labels()));
        boolean areFew = trajectories.lines().size() <= MOST_BANDS;
        Figure figure = new Figure(
                        Canvas.WIDE,
                        title,
                        isLong(trajectories.labels()) ? x.slanted() : x,
                        TickAxis.round(metric, trajectories.rangeY(areFew)))
                .withGrid()
                .withNotes(notes(trajectories, areFew));
        return areFew ? few(figure, trajectories, map) : many(figure, trajectories, map);
    }

    /** Draws labelled lines with bands, and marks the largest change of each. */
    private static Figure few(Figure figure, Trajectories trajectories, ColourMap map) {
        List<Line> lines = trajectories.lines();
        Curves curves = new Curves();
        List<EndLabelsAxis.EndLabel> labels = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int rgb = map.colour(DARK * (i + 0.5) / lines.size());
            if (line.hasBand()) {
                double margin = BAND_OF_ONE_RUN * trajectories.rangeX().length();
                curves.addBand(line.low(), line.high(), margin, Style.translucent(rgb, 0.2));
            }
            curves.add(line.curve(), new Color(rgb), Style.line(1.8));
            labels.add(new EndLabelsAxis.EndLabel(line.curve(), new Color(rgb), List.of(line.name())));
        }
        figure.with(curves).withEndLabels(null, labels);
        List<Point> largest =
                lines.stream().flatMap(line -> line.largest().stream()).toList();
        mark(figure, largest);
        return largest.isEmpty() ? figure : figure.withLegend(List.of(markEntry()));
    }

    /** Draws thin lines in colours by layer, and emphasises the one with the largest change. */
    private static Figure many(Figure figure, Trajectories trajectories, ColourMap map) {
        ColourScale scale = new ColourScale(map, new Range(0, trajectories.lastLayer()));
        Curves curves = new Curves();
        trajectories
                .lines()
                .forEach(line ->
                        curves.add(line.curve(), Style.translucent(scale.colour(line.layer()), 0.4), Style.line(1)));
        trajectories.mostChanged().ifPresent(line -> curves.add(line.curve(), Style.INK, Style.line(1.8)));
        figure.with(curves).withColourBar("Layer", scale, RoundTicks.within(scale.range()));
        trajectories.mostChanged().ifPresent(line -> {
            mark(figure, List.of(line.largest().orElseThrow()));
            figure.withLegend(List.of(new Figure.LegendEntry(line.name(), Style.INK, Style.line(1.8)), markEntry()));
        });
        return figure;
    }

    private static void mark(Figure figure, List<Point> points) {
        figure.withPoints(
                points.stream().mapToDouble(Point::step).toArray(),
                points.stream().mapToDouble(Point::value).toArray(),
                mark(),
                false,
                Style.INK);
    }

    private static Figure.LegendEntry markEntry() {
        return new Figure.LegendEntry("after the largest change", mark(), false, Style.INK);
    }

    private static Shape mark() {
        return PointStyle.DIAMOND.shape(MARK);
    }

    private static List<Tick> ticks(List<String> labels) {
        return Tick.everyNth(labels.size(), Tick.MAX, step -> shortened(labels.get(step)));
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : "…" + label.substring(label.length() - LONGEST_LABEL + 1);
    }

    private static boolean isLong(List<String> labels) {
        return ticks(labels).stream()
                        .mapToInt(tick -> tick.label().length() + 2)
                        .sum()
                > FITTING;
    }

    private static List<String> notes(Trajectories trajectories, boolean areFew) {
        List<String> notes = new ArrayList<>();
        Optional<Line> changed = trajectories.mostChanged();
        changed.ifPresent(line -> notes.add("Largest change: " + text(line, trajectories.labels())));
        boolean haveBands = trajectories.lines().stream().allMatch(Line::hasBand);
        if (!haveBands) {
            notes.add("Without bands: no standard errors.");
        } else if (areFew) {
            notes.add("Bands: 95 % intervals over texts.");
        } else {
            notes.add("More than " + MOST_BANDS + " lines are drawn without bands; layer and head select lines.");
        }
        return notes;
    }

    /** Such as {@code l5h3, −0.031 ± 0.004 (standard error) to step-3000, adjusted p = 0.002.} */
    private static String text(Line line, List<String> labels) {
        Point point = line.largest().orElseThrow();
        String error = Double.isNaN(point.differenceError())
                ? ""
                : String.format(Locale.ROOT, " ± %.3f (standard error)", point.differenceError());
        String p = Double.isNaN(point.p())
                ? ""
                : point.p() < SMALLEST_P
                        ? ", adjusted p < 0.0001"
                        : String.format(Locale.ROOT, ", adjusted p = %.4f", point.p());
        return (line.name()
                        + String.format(Locale.ROOT, ", %+.3f", point.difference())
                        + error
                        + " to "
                        + labels.get(point.step())
                        + p
                        + ".")
                .replace(" -", " \u2212");
    }
}
