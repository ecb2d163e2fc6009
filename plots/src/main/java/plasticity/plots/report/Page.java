package plasticity.plots.report;

import java.util.List;

/**
 * All that the template puts on the page, as text and markup.
 *
 * @param title of the page
 * @param facts what was run
 * @param notes what a reader should know about the tables
 * @param keyMetrics of the model
 * @param map heads by layer
 * @param plots of the whole model
 * @param columns of the table of heads
 * @param rows of the table of heads
 * @param problems failed heads and warnings
 * @param definitions of every column of the tables
 * @param axes of the heads' sparklines
 * @param scale of the colours of pairs, null without pairs
 * @param heads a section for each
 * @param data what scripts read, as JSON
 * @param library a script that the page's own needs
 * @param version of this program
 */
public record Page(
        String title,
        List<Fact> facts,
        List<String> notes,
        List<KeyMetric> keyMetrics,
        HeadGrid map,
        List<Plot> plots,
        List<Column> columns,
        List<Row> rows,
        List<Problem> problems,
        List<Column> definitions,
        List<Axes> axes,
        ColourKey scale,
        List<HeadSection> heads,
        String data,
        String library,
        String version) {

    /** A name and what there is to say. */
    public record Fact(String name, String value) {}

    /** A figure of the whole model and what it means. */
    public record KeyMetric(String name, String value, String meaning, List<HeadLink> ends) {}

    /** A head that is worth a look. */
    public record HeadLink(String why, String id, String name, String value) {}

    /** Layers as rows, the last one first, heads as columns. */
    public record HeadGrid(String metric, List<Integer> heads, List<GridRow> rows, ColourKey scale) {
        /** Whether any head has a constant component. */
        public boolean hasConstant() {
            return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(Cell::hasConstant);
        }
    }

    /** A layer. */
    public record GridRow(int layer, List<Cell> cells) {}

    /**
     * A head on the map.
     *
     * @param state {@code defined}, {@code undefined}, {@code failed} or {@code absent}
     * @param id of its section
     * @param colour {@code #rrggbb}, empty without a figure
     * @param hasConstant whether any component is the same in all queries
     */
    public record Cell(int head, String state, String id, String text, String colour, boolean hasConstant) {}

    /** Colours from the least to the largest value. */
    public record ColourKey(String low, String high, List<String> stops) {}

    /**
     * A picture of the whole model.
     *
     * @param description in words, for those who do not see it
     * @param table its numbers
     */
    public record Plot(String id, String title, String svg, String description, Numbers table) {
        /** Numbers below a header. */
        public record Numbers(List<String> header, List<List<String>> rows) {}
    }

    /** A column of the table of heads. */
    public record Column(String name, String definition) {}

    /** A head's cells. */
    public record Row(String id, String name, List<String> cells) {}

    /** What went wrong with a head. */
    public record Problem(String name, String id, String kind, String text) {}

    /**
     * A head's own part of the page; sparklines are empty texts where there is nothing to draw.
     *
     * @param summary metrics in one line
     * @param curve path on the axes {@code curve}
     * @param pairs picture on the axes {@code pairs}
     * @param components path on the axes {@code components}
     */
    public record HeadSection(
            String id, String name, String summary, String curve, String pairs, String components, String curveText) {}
}
