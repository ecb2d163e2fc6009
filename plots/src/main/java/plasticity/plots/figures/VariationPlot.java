package plasticity.plots.figures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import plasticity.config.Choice;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.Hatch;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.plots.model.Tick;
import plasticity.plots.model.Variation;
import plasticity.plots.model.Variation.Grouping;
import plasticity.plots.model.Variation.Order;
import plasticity.plots.model.Variation.Stack;
import plasticity.plots.model.VariationTable;
import plasticity.plots.model.VariationTable.Pairs;
import plasticity.plots.model.VariationTable.Part;
import plasticity.plots.run.RunTable;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.TableException;

/** What changes the preference between two keys, as stacked bars by layer or by head. */
public final class VariationPlot extends Plot {
    private static final PlotSetting ESTIMATES_CSV = Settings.table(
            "estimates_csv",
            "Table key_head_estimates, or head_estimates, which has no query head part; format by extension (.csv or .parquet).");
    private static final PlotSetting BY = PlotSetting.of(
            "by", Choice.of(Grouping.class), "layer", "One bar per layer (mean over heads) or per head.");
    private static final PlotSetting PAIRS = PlotSetting.of(
            "pairs",
            Choice.of(Pairs.class),
            "near",
            "Pairs of keys of one bucket (near) or of different buckets (far).");
    private static final PlotSetting SORT = PlotSetting.of(
            "sort", Choice.of(Order.class), "none", "Order: by layer and head (none), or by a part, descending.");

    private static final double BAR_WIDTH = 0.8;
    /** Number of labels that fit below the bars. */
    private static final int MAX_LABELS = 45;
    /** At most so many bars have error bars for each part. */
    private static final int WITH_ALL_ERRORS = 40;
    /** At most so many bars have an error bar for their total, and gaps between them. */
    private static final int WITH_TOTAL_ERROR = 160;
    /** Half the size of the mark of a total, in points. */
    private static final double MARK = 2.5;

    VariationPlot() {
        super(
                "variation",
                "Plot what changes the preference between two keys: token, text, position and query head.",
                ESTIMATES_CSV,
                Settings.OUTPUT,
                BY,
                PAIRS,
                SORT,
                Settings.LAYER,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.estimates(ESTIMATES_CSV, KeyHeadEstimates.TABLE);
        Pairs pairs = settings.choice(PAIRS, Pairs.class);
        Grouping grouping = settings.choice(BY, Grouping.class);
        VariationTable rows = VariationTable.read(table.file(), pairs);
        Variation variation =
                Variation.of(rows, grouping, settings.optionalInt(Settings.LAYER), settings.choice(SORT, Order.class));
        String by = grouping == Grouping.LAYER ? "layer" : rows.areKeyHeads() ? "key head" : "query head";
        String order = settings.text(SORT);
        String title =
                settings.title(table, "What changes the preference: " + settings.text(PAIRS) + " pairs, by " + by);
        return figure(
                variation,
                title,
                (grouping == Grouping.LAYER ? "Layer" : "Layer." + by)
                        + (order.equals("none") ? "" : ", sorted by " + order.replace('_', ' ')));
    }

    /** Draws stacked bars. Patterns distinguish the parts, marks show the totals, and notes explain the error bars. */
    public static Figure figure(Variation variation, String title, String axis) {
        int count = variation.stacks().size();
        boolean hasAllErrors = count <= WITH_ALL_ERRORS;
        boolean hasTotals = count <= WITH_TOTAL_ERROR;
        double width = hasTotals ? BAR_WIDTH : 1;
        TickAxis x = new TickAxis(axis, Range.cells(count), Tick.everyNth(count, MAX_LABELS, bar -> variation
                .stacks()
                .get(bar)
                .label()));
        Figure figure = new Figure(
                Canvas.WIDE,
                title,
                variation.isByLayer() ? x : x.slanted(),
                TickAxis.round("Plasticity", variation.rangeY(hasTotals)));
        List<Figure.LegendEntry> legend = new ArrayList<>();
        double[] bars = IntStream.range(0, count).asDoubleStream().toArray();
        for (Part part : variation.parts()) {
            figure.withBars(
                    bars,
                    all(variation, stack -> stack.start(part)),
                    all(variation, stack -> stack.end(part)),
                    width,
                    colour(part),
                    hatch(part));
            if (variation.isDefined(part)) {
                legend.add(new Figure.LegendEntry(part.label(), colour(part), hatch(part)));
            }
        }
        double step = width / (variation.parts().size() + 2);
        if (hasAllErrors) {
            for (int i = 0; i < variation.parts().size(); i++) {
                Part part = variation.parts().get(i);
                double shift = (i + 1) * step - width / 2;
                withErrors(
                        figure,
                        Arrays.stream(bars).map(bar -> bar + shift).toArray(),
                        all(variation, stack -> stack.end(part)),
                        all(variation, stack -> stack.of(part).error()));
            }
        }
        if (hasTotals && variation.isDefined(Part.TOTAL)) {
            double shift = hasAllErrors ? width / 2 - step : 0;
            double[] middle = Arrays.stream(bars).map(bar -> bar + shift).toArray();
            double[] totals = all(variation, stack -> stack.of(Part.TOTAL).value());
            withErrors(figure, middle, totals, all(variation, stack -> stack.of(Part.TOTAL)
                    .error()));
            figure.withPoints(middle, totals, diamond(), true, Style.INK);
            legend.add(new Figure.LegendEntry(Part.TOTAL.label(), diamond(), true, Style.INK));
        }
        return figure.withNoteLines(notes(variation, hasAllErrors, hasTotals)).withLegend(legend);
    }

    private static double[] all(Variation variation, ToDoubleFunction<Stack> value) {
        return variation.stacks().stream().mapToDouble(value).toArray();
    }

    private static void withErrors(Figure figure, double[] x, double[] y, double[] errors) {
        figure.withErrorBars(x, y, new double[x.length], errors, Style.INK);
    }

    private static Color colour(Part part) {
        return switch (part) {
            case TOKEN -> new Color(0xa6cee3);
            case TEXT -> new Color(0xe69f00);
            case POSITION -> new Color(0x66c2a5);
            case QUERY_HEAD -> new Color(0xe78ac3);
            case TOTAL -> Style.INK;
        };
    }

    private static Hatch hatch(Part part) {
        return switch (part) {
            case TOKEN, TOTAL -> Hatch.NONE;
            case TEXT -> Hatch.FALLING;
            case POSITION -> Hatch.RISING;
            case QUERY_HEAD -> Hatch.HORIZONTAL;
        };
    }

    private static Shape diamond() {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(-MARK, 0);
        diamond.lineTo(0, -MARK);
        diamond.lineTo(MARK, 0);
        diamond.lineTo(0, MARK);
        diamond.closePath();
        return diamond;
    }

    private static List<String> notes(Variation variation, boolean hasAllErrors, boolean hasTotals) {
        List<String> notes = new ArrayList<>();
        List<String> undefined = variation.parts().stream()
                .filter(part -> !variation.isDefined(part))
                .map(Part::label)
                .toList();
        if (!undefined.isEmpty()) {
            notes.add("Undefined: " + String.join(", ", undefined) + ".");
        }
        if (variation.isAnyNegative()) {
            notes.add(
                    "A part below 0 is an estimate of about 0. It is drawn downwards, and the total is below the top of the stack.");
        }
        boolean hasErrors = variation.stacks().stream().anyMatch(stack -> variation.parts().stream()
                .anyMatch(part -> Double.isFinite(stack.of(part).error())));
        if (!hasErrors) {
            notes.add("No error bars: the table has no standard errors.");
            return notes;
        }
        if (hasTotals) {
            notes.add("Error bars"
                    + (hasAllErrors ? ", at the end of each part and at the total: ± " : " at the total: ± ")
                    + switch (variation.errors()) {
                        case OF_HEADS -> "one standard error over texts.";
                        case OF_MEANS -> "one standard error over texts of the mean over heads, from head_replicates.";
                        case UPPER_BOUND -> "mean of the heads' standard errors, an upper bound for the layer.";
                    });
        }
        if (!hasAllErrors) {
            List<String> medians = variation.parts().stream()
                    .map(part -> part.label() + " " + String.format(Locale.ROOT, "%.3f", variation.medianError(part)))
                    .toList();
            notes.add((hasTotals ? "Median" : "Too many bars for error bars; median") + " standard errors over texts: "
                    + String.join(", ", medians) + ".");
        }
        return notes;
    }
}
