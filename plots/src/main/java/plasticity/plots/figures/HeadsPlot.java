package plasticity.plots.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.config.Choice;
import plasticity.config.Text;
import plasticity.plots.charts.CellMark;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadValues;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.RunTable;
import plasticity.tables.TableException;

/** A metric by layer and head. Heads without a value are marked, with a note that explains the marks. */
final class HeadsPlot extends Plot {
    private static final PlotSetting METRICS_CSV =
            Settings.table("metrics_csv", "Per-head metrics table; format by extension (.csv or .parquet).");
    private static final PlotSetting METRIC =
            PlotSetting.of("metric", new Text(), "ap_overall", "Column to draw; any numeric column.");
    private static final PlotSetting SORT = PlotSetting.of(
            "sort",
            Choice.of(HeadMap.Order.class),
            "none",
            "Order: by index (none), layers by their mean (layer), or heads within each layer by their value, descending (value).");

    HeadsPlot() {
        super(
                "heads",
                "Plot a metric by layer and head, or its difference between two tables.",
                METRICS_CSV,
                Settings.AGAINST,
                Settings.OUTPUT,
                METRIC,
                SORT,
                Settings.MAP_CMAP,
                Settings.VMIN,
                Settings.VMAX,
                Settings.TITLE);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        String metric = settings.text(METRIC);
        HeadMap.Order order = settings.choice(SORT, HeadMap.Order.class);
        RunTable table = settings.runTable(METRICS_CSV);
        Optional<RunTable> against = settings.against();
        HeadValues values = HeadValues.read(table.file(), metric);
        if (against.isPresent()) {
            values = values.minus(HeadValues.read(against.get().file(), metric));
        }
        HeadMap map = HeadMap.of(values, order);
        ColourScale scale = settings.colourScale(
                map.grid().values(), settings.mapColours(against.isPresent()), against.isPresent());
        String title = against.isPresent()
                ? settings.title(table, against.get(), metric + ": difference by layer and head")
                : settings.title(table, metric + " by layer and head");
        return Figure.map(
                        title,
                        TickAxis.cells(
                                order == HeadMap.Order.VALUE ? "Rank of the head within its layer" : "Head",
                                map.grid().columns(),
                                Integer::toString),
                        TickAxis.cells("Layer", map.layers().size(), row -> map.layers()
                                .get(row)
                                .toString()),
                        map.grid(),
                        scale,
                        against.isPresent() ? "Difference of " + metric : metric,
                        (row, column) -> mark(map.state(map.heads().get(row).get(column))))
                .withNotes(notes(map, against.isPresent()));
    }

    private static CellMark mark(HeadMap.State state) {
        return switch (state) {
            case DEFINED -> CellMark.NONE;
            case NEAR_ZERO -> CellMark.RING;
            case UNDEFINED -> CellMark.DOT;
            case FAILED -> CellMark.CROSS;
            case ABSENT -> CellMark.STROKE;
        };
    }

    /** One note per state other than defined that occurs, and one if there are no standard errors. */
    private static List<String> notes(HeadMap map, boolean isDifference) {
        Map<HeadMap.State, Long> counts = map.heads().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(map::state, TreeMap::new, Collectors.counting()));
        counts.remove(HeadMap.State.DEFINED);
        List<String> notes = new ArrayList<>();
        counts.forEach((state, count) ->
                notes.add(mark(state).symbol() + " " + text(state, isDifference) + " (" + count + ")"));
        if (map.values().hasOnlyUndefinedErrors()) {
            notes.add("standard errors are undefined");
        }
        return notes;
    }

    private static String text(HeadMap.State state, boolean isDifference) {
        if (state != HeadMap.State.NEAR_ZERO) {
            return state.name().toLowerCase(Locale.ROOT);
        }
        return "within " + HeadValues.ERRORS_FROM_ZERO + " standard errors of 0"
                + (isDifference ? ", as of independent runs" : "");
    }
}
