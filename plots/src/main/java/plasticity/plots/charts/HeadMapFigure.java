package plasticity.plots.charts;

import java.util.ArrayList;
import java.util.List;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadOrder;

/** One figure of every head, by layer and head. */
public final class HeadMapFigure {
    private HeadMapFigure() {}

    /**
     * Draws a head map; heads without a figure are marked, and a note says how.
     *
     * @param order that the map is in
     * @param scaleLabel what the colours mean
     */
    public static Figure of(HeadMap map, HeadOrder order, String title, ColourScale scale, String scaleLabel) {
        Figure figure = MapFigure.of(
                title,
                map.grid(),
                new TickAxis(
                        order == HeadOrder.VALUE ? "Rank of the head within its layer" : "Head",
                        MapFigure.range(map.grid().columns()),
                        map.columnTicks()),
                new TickAxis("Layer", MapFigure.range(map.grid().rows()), map.rowTicks()),
                scale,
                scaleLabel,
                (row, column) -> mark(map.state(map.heads().get(row).get(column))));
        List<String> notes = notes(map);
        return notes.isEmpty() ? figure : figure.withNote(String.join("     ", notes));
    }

    private static CellMark mark(HeadMap.State state) {
        return switch (state) {
            case DEFINED -> CellMark.NONE;
            case UNDEFINED -> CellMark.DOT;
            case FAILED -> CellMark.CROSS;
            case ABSENT -> CellMark.STROKE;
        };
    }

    /** One for each state without a figure that there is. */
    private static List<String> notes(HeadMap map) {
        List<String> notes = new ArrayList<>();
        for (HeadMap.State state : HeadMap.State.values()) {
            long heads = map.heads().stream()
                    .flatMap(List<Head>::stream)
                    .filter(head -> map.state(head) == state)
                    .count();
            if (state != HeadMap.State.DEFINED && heads > 0) {
                notes.add(mark(state).sign() + " " + words(state) + " (" + heads + ")");
            }
        }
        return notes;
    }

    private static String words(HeadMap.State state) {
        return switch (state) {
            case DEFINED -> "defined";
            case UNDEFINED -> "undefined";
            case FAILED -> "failed";
            case ABSENT -> "absent";
        };
    }
}
