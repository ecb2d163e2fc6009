package plasticity.plots.report;

import java.util.List;
import java.util.stream.IntStream;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.Range;

/**
 * The data model of the template {@code report.ftlh}.
 *
 * @param title of the page
 * @param facts about the run
 * @param notes about missing or invalid tables
 * @param keyMetrics of the model
 * @param map heads by layer
 * @param plots of the entire model
 * @param columns of the table of heads
 * @param rows of the table of heads
 * @param problems failed heads and warnings
 * @param definitions of every column of the tables
 * @param axes of the heads' sparklines
 * @param scale colour scale of pairs, null without pairs
 * @param heads one section per head
 * @param data of the script, as JSON
 * @param library source of D3
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

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** A metric of the model with an explanation and links to extreme heads. */
    public record KeyMetric(String name, String value, String meaning, List<HeadLink> extremes) {}

    /** A link to a head. */
    public record HeadLink(String label, String id, String name, String value) {}

    /** The map of heads: layers as rows, the highest first; heads as columns. */
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
     * @param colour {@code #rrggbb}, empty if the value is undefined
     * @param hasConstant whether any component is constant
     */
    public record Cell(int head, String state, String id, String text, String colour, boolean hasConstant) {}

    /** The colours from the lowest to the highest value. */
    public record ColourKey(String low, String high, List<String> stops) {
        private static final int STOPS = 9;

        static ColourKey of(ColourMap map, Range range) {
            return new ColourKey(
                    Numbers.text(range.low()),
                    Numbers.text(range.high()),
                    IntStream.range(0, STOPS)
                            .mapToObj(i -> HeadGrids.hexadecimal(map.colour((double) i / (STOPS - 1))))
                            .toList());
        }
    }

    /**
     * A plot of the model.
     *
     * @param description caption and text alternative
     * @param table its values
     */
    public record Plot(String id, String title, String svg, String description, ValueTable table) {
        /** A table of values. */
        public record ValueTable(List<String> header, List<List<String>> rows) {}
    }

    /** A column of the table of heads. */
    public record Column(String name, String definition) {}

    /** A head's cells. */
    public record Row(String id, String name, List<String> cells) {}

    /** A failure or warnings of a head. */
    public record Problem(String name, String id, String kind, String text) {}

    /**
     * The section of a head; sparklines are empty if there is nothing to draw.
     *
     * @param summary metrics in one line
     * @param curve path on the axes {@code curve}
     * @param pairs image URI on the axes {@code pairs}
     * @param components path on the axes {@code components}
     */
    public record HeadSection(
            String id, String name, String summary, String curve, String pairs, String components, String curveText) {}
}
