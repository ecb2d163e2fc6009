package plasticity.plots.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadMap;
import plasticity.plots.model.HeadOrder;

/** A metric by layer and head. */
public final class HeadMapFigure {
    private HeadMapFigure() {}

    /**
     * Draws a head map. Marks heads without a value, with a note that explains the marks.
     *
     * @param order of the map
     * @param scaleLabel label of the colour bar
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

    /** One note per state other than defined that occurs. */
    private static List<String> notes(HeadMap map) {
        List<String> notes = new ArrayList<>();
        for (HeadMap.State state : HeadMap.State.values()) {
            long heads = map.heads().stream()
                    .flatMap(List<Head>::stream)
                    .filter(head -> map.state(head) == state)
                    .count();
            if (state != HeadMap.State.DEFINED && heads > 0) {
                notes.add(mark(state).symbol() + " " + state.name().toLowerCase(Locale.ROOT) + " (" + heads + ")");
            }
        }
        return notes;
    }
}
