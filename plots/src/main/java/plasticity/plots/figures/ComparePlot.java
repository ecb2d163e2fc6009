package plasticity.plots.figures;

import java.awt.BasicStroke;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import plasticity.config.Choice;
import plasticity.config.DoubleType;
import plasticity.config.Text;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.CellMark;
import plasticity.plots.charts.Curves;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.PointStyle;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Curve;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadChanges;
import plasticity.plots.model.HeadChanges.Change;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.run.RunTable;
import plasticity.tables.HeadDifferences;
import plasticity.tables.TableException;

/** The differences of a metric between two runs, by significance. */
public final class ComparePlot extends Plot {
    private static final PlotSetting DIFFERENCES_CSV = Settings.table(
            "differences_csv", "Table head_differences of plasticity compare; format by extension (.csv or .parquet).");
    private static final PlotSetting METRIC =
            PlotSetting.of("metric", new Text(), "near_empirical", "Metric of the comparison to draw.");
    private static final PlotSetting KIND = PlotSetting.of(
            "kind",
            Choice.of(Kind.class),
            "volcano",
            "Differences by p-value, one point per head (volcano), or by layer and head, only significant ones coloured (map).");
    private static final PlotSetting FDR = PlotSetting.of(
            "fdr",
            new DoubleType(0, 1),
            0.05,
            "False discovery rate: heads with an adjusted p-value up to this are significant.");
    private static final PlotSetting CMAP = PlotSetting.of(
            "cmap", Settings.COLOUR_MAP, "coolwarm", "Colour map of the differences in a map: " + Settings.MAPS);

    /** More significant points are not labelled. */
    private static final int MOST_LABELS = 20;

    private enum Kind {
        VOLCANO,
        MAP
    }

    ComparePlot() {
        super(
                "compare",
                "Plot the differences of a metric between two runs, by significance.",
                DIFFERENCES_CSV,
                Settings.OUTPUT,
                METRIC,
                KIND,
                FDR,
                CMAP,
                Settings.VMIN,
                Settings.VMAX,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.comparison(DIFFERENCES_CSV, HeadDifferences.TABLE);
        HeadChanges changes = HeadChanges.read(table.file(), settings.text(METRIC), settings.number(FDR));
        String title = settings.title(table, changes.metric() + ": difference between runs");
        if (settings.choice(KIND, Kind.class) == Kind.VOLCANO) {
            return volcano(changes, title);
        }
        HeadMap map = HeadMap.of(changes.significant(), HeadMap.Order.NONE);
        double[] coloured = map.grid().defined().findAny().isPresent()
                ? map.grid().values()
                : values(changes.heads(), Change::difference);
        return map(changes, map, title, settings.colourScale(coloured, settings.colours(CMAP), true));
    }

    /** Draws −log10 p over the difference, the threshold of the false discovery rate, and the names of significant heads if they are few. */
    public static Figure volcano(HeadChanges changes, String title) {
        List<Change> tested = changes.heads().stream()
                .filter(change -> change.kind() != HeadChanges.Kind.UNTESTED)
                .toList();
        List<Change> significant = Stream.concat(
                        changes.of(HeadChanges.Kind.INCREASED).stream(),
                        changes.of(HeadChanges.Kind.DECREASED).stream())
                .toList();
        Range x = Range.aroundZero(values(tested, Change::difference)).withMargin();
        Range y = Range.of(DoubleStream.concat(
                                DoubleStream.of(0, changes.threshold()),
                                tested.stream().mapToDouble(HeadChanges::height))
                        .toArray())
                .withMargin();
        BasicStroke dashes = Style.reference();
        Curves threshold = new Curves();
        threshold.add(Curve.line(x.low(), changes.threshold(), x.high(), changes.threshold()), Style.INK, dashes);
        Figure figure = new Figure(
                        Canvas.MAP,
                        title,
                        TickAxis.round("Difference of " + changes.metric() + ", last run minus first", x),
                        TickAxis.round("−log₁₀ p", y))
                .withGrid()
                .with(threshold)
                .withNotes(volcanoNotes(changes, significant));
        if (significant.size() <= MOST_LABELS) {
            figure.withPointLabels(
                    values(significant, Change::difference),
                    values(significant, HeadChanges::height),
                    significant.stream().map(change -> change.head().id()).toList());
        }
        return PointClass.add(
                figure,
                List.of(
                        points("increased", PointStyle.TRIANGLE, changes.of(HeadChanges.Kind.INCREASED)),
                        points("decreased", PointStyle.INVERTED_TRIANGLE, changes.of(HeadChanges.Kind.DECREASED)),
                        points("not significant", PointStyle.RING, changes.of(HeadChanges.Kind.NOT_SIGNIFICANT))),
                new Figure.LegendEntry("FDR " + percent(changes), Style.INK, dashes));
    }

    private static PointClass points(String label, PointStyle style, List<Change> changes) {
        return new PointClass(label, style, values(changes, Change::difference), values(changes, HeadChanges::height));
    }

    private static double[] values(List<Change> changes, ToDoubleFunction<Change> value) {
        return changes.stream().mapToDouble(value).toArray();
    }

    private static List<String> volcanoNotes(HeadChanges changes, List<Change> significant) {
        List<String> notes = new ArrayList<>(errors(changes));
        if (significant.size() > MOST_LABELS) {
            notes.add("More than " + MOST_LABELS + " significant heads are not labelled.");
        }
        if (changes.areCut()) {
            notes.add("p below 1e−20 is drawn as 1e−20.");
        }
        int untested = changes.of(HeadChanges.Kind.UNTESTED).size();
        if (untested > 0) {
            notes.add("Without a p-value: " + untested + (untested == 1 ? " head." : " heads."));
        }
        return notes;
    }

    /** How the standard errors behind the p-values were computed. */
    private static List<String> errors(HeadChanges changes) {
        return List.of("Benjamini–Hochberg over heads; standard errors by jackknife over texts ("
                + String.join(" or ", changes.pairings()) + ").");
    }

    /** Such as {@code 5 %}. */
    private static String percent(HeadChanges changes) {
        return BigDecimal.valueOf(changes.rate())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Draws significant differences as colours, and marks the other heads. */
    public static Figure map(HeadChanges changes, HeadMap map, String title, ColourScale scale) {
        Map<Head, Change> byHead =
                changes.heads().stream().collect(Collectors.toMap(Change::head, Function.identity()));
        Map<CellMark, Long> counts = map.heads().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(head -> mark(byHead.get(head)), TreeMap::new, Collectors.counting()));
        List<String> notes = new ArrayList<>();
        note(notes, counts, CellMark.DOT, "not significant at FDR " + percent(changes));
        note(notes, counts, CellMark.CROSS, "without a p-value");
        note(notes, counts, CellMark.STROKE, "absent");
        notes.addAll(errors(changes));
        return Figure.map(
                        title,
                        TickAxis.cells("Head", map.grid().columns(), Integer::toString),
                        TickAxis.cells("Layer", map.layers().size(), row -> map.layers()
                                .get(row)
                                .toString()),
                        map.grid(),
                        scale,
                        "Difference of " + changes.metric() + ", last run minus first",
                        (row, column) -> mark(byHead.get(map.heads().get(row).get(column))))
                .withNotes(notes);
    }

    private static void note(List<String> notes, Map<CellMark, Long> counts, CellMark mark, String meaning) {
        if (counts.containsKey(mark)) {
            notes.add(mark.symbol() + " " + meaning + " (" + counts.get(mark) + ")");
        }
    }

    /** @param change null if there is no such head */
    private static CellMark mark(Change change) {
        if (change == null) {
            return CellMark.STROKE;
        }
        return switch (change.kind()) {
            case INCREASED, DECREASED -> CellMark.NONE;
            case NOT_SIGNIFICANT -> CellMark.DOT;
            case UNTESTED -> CellMark.CROSS;
        };
    }
}
