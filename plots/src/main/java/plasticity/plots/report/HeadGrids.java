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
import plasticity.plots.model.HeadFigures;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadOrder;
import plasticity.plots.model.HeadStates;
import plasticity.plots.model.Range;
import plasticity.tables.Column;

/** The map of heads as the cells of a table. */
final class HeadGrids {
    private static final int STOPS = 9;

    private HeadGrids() {}

    /**
     * The map of a figure.
     *
     * @param states of the heads, which tell failed ones and constant components
     */
    static Page.HeadGrid of(HeadTable table, Column.Real metric, HeadStates states, ColourMap colours) {
        Map<Head, Double> values = new TreeMap<>();
        table.heads().forEach(head -> values.put(head, table.number(head, metric)));
        HeadMap map = HeadMap.of(HeadFigures.of(metric.name(), values, states.failed()), HeadOrder.NONE);
        Range range = Range.of(map.grid().values());
        ColourScale scale = new ColourScale(colours, range);
        List<Page.GridRow> rows = new ArrayList<>();
        for (int row = 0; row < map.layers().size(); row++) {
            rows.add(new Page.GridRow(
                    map.layers().get(row),
                    map.heads().get(row).stream()
                            .map(head -> cell(head, map, scale, states))
                            .toList()));
        }
        Collections.reverse(rows); // the first layer at the bottom, as in the plots
        return new Page.HeadGrid(
                metric.name(),
                IntStream.range(0, map.grid().columns()).boxed().toList(),
                rows,
                new Page.ColourKey(
                        Numbers.text(range.low()),
                        Numbers.text(range.high()),
                        IntStream.range(0, STOPS)
                                .mapToObj(i -> hexadecimal(colours.colour((double) i / (STOPS - 1))))
                                .toList()));
    }

    private static Page.Cell cell(Head head, HeadMap map, ColourScale scale, HeadStates states) {
        HeadMap.State state = map.state(head);
        double value = map.figures().values().getOrDefault(head, Double.NaN);
        boolean isDefined = state == HeadMap.State.DEFINED;
        return new Page.Cell(
                head.number(),
                state.name().toLowerCase(Locale.ROOT),
                HeadName.id(head),
                HeadName.text(head) + ": "
                        + (isDefined ? Numbers.text(value) : state.name().toLowerCase(Locale.ROOT)),
                isDefined ? hexadecimal(scale.colour(value)) : "",
                states.constant(head).areAny());
    }

    /** As style sheets write a colour. */
    static String hexadecimal(int rgb) {
        return String.format("#%06x", rgb);
    }
}
