package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadOrder;
import plasticity.plots.model.HeadValues;
import plasticity.plots.model.Range;
import plasticity.plots.model.StatusTable;
import plasticity.tables.Column;

/** Builds the map of heads as an HTML table. */
final class HeadGrids {
    private HeadGrids() {}

    /**
     * Builds the map of a metric.
     *
     * @param statuses of the heads: failures and constant components
     */
    static Page.HeadGrid of(HeadTable table, Column.Real metric, StatusTable statuses, ColourMap colours) {
        Map<Head, Double> values = new TreeMap<>();
        table.heads().forEach(head -> values.put(head, table.number(head, metric)));
        HeadMap map = HeadMap.of(HeadValues.of(metric.name(), values, statuses.failed()), HeadOrder.NONE);
        Range range = Range.of(map.grid().values());
        ColourScale scale = new ColourScale(colours, range);
        List<Page.GridRow> rows = new ArrayList<>();
        for (int row = 0; row < map.layers().size(); row++) {
            rows.add(new Page.GridRow(
                    map.layers().get(row),
                    map.heads().get(row).stream()
                            .map(head -> cell(head, map, scale, statuses))
                            .toList()));
        }
        Collections.reverse(rows); // layer 0 at the bottom, as in the plots
        return new Page.HeadGrid(
                metric.name(),
                IntStream.range(0, map.grid().columns()).boxed().toList(),
                rows,
                Page.ColourKey.of(colours, range));
    }

    private static Page.Cell cell(Head head, HeadMap map, ColourScale scale, StatusTable statuses) {
        HeadMap.State state = map.state(head);
        double value = map.values().byHead().getOrDefault(head, Double.NaN);
        boolean isDefined = state == HeadMap.State.DEFINED;
        return new Page.Cell(
                head.number(),
                state.name().toLowerCase(Locale.ROOT),
                HeadName.id(head),
                HeadName.text(head) + ": "
                        + (isDefined ? Numbers.text(value) : state.name().toLowerCase(Locale.ROOT)),
                isDefined ? hexadecimal(scale.colour(value)) : "",
                statuses.constant(head).areAny());
    }

    /** Formats a colour as {@code #rrggbb}. */
    static String hexadecimal(int rgb) {
        return String.format("#%06x", rgb);
    }
}
