package plasticity.plots.report;

import java.util.List;
import plasticity.plots.model.Range;

/**
 * What the page's script needs to tell the numbers under a pointer.
 *
 * @param id of the drawing
 * @param area of the data, in its own units
 * @param content what lies there
 */
record HoverData(String id, Area area, Content content) {
    /** A rectangle. */
    record Area(double left, double top, double width, double height) {}

    /** How a drawing shows its numbers. */
    enum Kind {
        /** A line a head; the numbers are the heads' own. */
        HEADS,
        /** Lines, each with a name. */
        LINES,
        /** Coloured cells, row 0 at the bottom. */
        CELLS,
        /** Bars from zero. */
        BARS
    }

    /**
     * Numbers and where they are.
     *
     * @param x range of the horizontal axis
     * @param y range of the vertical axis
     * @param rows names of lines or of rows of cells
     * @param columns names of points, of bars or of columns of cells
     * @param at places of points or bars on the horizontal axis
     * @param values rows by columns, NaN where there is none; none at all where each head has its own
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
