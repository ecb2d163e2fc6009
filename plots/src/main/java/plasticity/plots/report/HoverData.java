package plasticity.plots.report;

import java.util.List;
import plasticity.plots.model.Range;

/**
 * What the script needs to show the values under the pointer.
 *
 * @param id of the drawing
 * @param area of the data, in the units of the drawing
 * @param content of the area
 */
record HoverData(String id, Area area, Content content) {
    /** A rectangle. */
    record Area(double left, double top, double width, double height) {}

    /** The kind of drawing. */
    enum Kind {
        /** One line per head, with the values of the heads. */
        HEADS,
        /** Named lines. */
        LINES,
        /** Coloured cells, row 0 at the bottom. */
        CELLS,
        /** Bars from zero. */
        BARS
    }

    /**
     * Values and their coordinates.
     *
     * @param x range of the horizontal axis
     * @param y range of the vertical axis
     * @param rows names of lines or of rows of cells
     * @param columns names of points, of bars or of columns of cells
     * @param at x coordinates of points or bars
     * @param values rows by columns, NaN if undefined; empty if they differ by head
     */
    record Content(
            Kind kind,
            Range x,
            Range y,
            List<String> rows,
            List<String> columns,
            List<Double> at,
            List<List<Double>> values) {
        static Content heads(Range x, Range y) {
            return new Content(Kind.HEADS, x, y, List.of(), List.of(), List.of(), List.of());
        }

        static Content lines(
                Range x, Range y, List<String> names, List<String> points, List<Double> at, List<List<Double>> values) {
            return new Content(Kind.LINES, x, y, names, points, at, values);
        }

        static Content cells(List<String> rows, List<String> columns, List<List<Double>> values) {
            Range x = new Range(-0.5, columns.size() - 0.5);
            Range y = new Range(-0.5, rows.size() - 0.5);
            return new Content(Kind.CELLS, x, y, rows, columns, List.of(), values);
        }

        static Content bars(Range x, Range y, List<String> names, List<Double> at, List<List<Double>> values) {
            return new Content(Kind.BARS, x, y, List.of(""), names, at, values);
        }
    }
}
