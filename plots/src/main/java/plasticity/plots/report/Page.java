package plasticity.plots.report;

import java.util.List;
import java.util.stream.IntStream;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Head;

/** Parts of the data model of the template {@code report.ftlh}. */
public final class Page {
    private Page() {}

    /** A metric of the model with an explanation and links to extreme heads. */
    public record KeyMetric(String name, String value, String meaning, List<HeadLink> extremes) {}

    /** A link to a head. */
    public record HeadLink(String label, Head head, String value) {}

    /** The map of heads: layers as rows, the highest first; heads as columns. */
    public record HeadGrid(String metric, List<GridRow> rows, ColourKey scale) {
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
     * @param colour {@code #rrggbb}, empty if the value is undefined
     * @param hasConstant whether any component is constant
     */
    public record Cell(Head head, String state, String text, String colour, boolean hasConstant) {}

    /** The colours from the lowest to the highest value. */
    public record ColourKey(String low, String high, List<String> stops) {
        private static final int STOPS = 9;

        static ColourKey of(ColourScale scale) {
            return new ColourKey(
                    Numbers.text(scale.range().low()),
                    Numbers.text(scale.range().high()),
                    IntStream.range(0, STOPS)
                            .mapToObj(i -> Numbers.colour(scale.map().colour((double) i / (STOPS - 1))))
                            .toList());
        }
    }

    /**
     * A plot of the model.
     *
     * @param description caption and text alternative
     * @param header of the table of values
     * @param rows of the table of values
     */
    public record Plot(
            String id, String title, String svg, String description, List<String> header, List<List<String>> rows) {}

    /** A head's cells. */
    public record Row(Head head, List<String> cells) {}

    /** A failure or warnings of a head. */
    public record Problem(Head head, String kind, String text) {}

    /**
     * The section of a head; sparklines are empty if there is nothing to draw.
     *
     * @param summary metrics in one line
     * @param curve path on the axes {@code curve}
     * @param pairs image URI on the axes {@code pairs}
     * @param components path on the axes {@code components}
     */
    public record HeadSection(
            Head head, String summary, String curve, String pairs, String components, String curveText) {}
}
