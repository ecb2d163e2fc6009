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

    /**
     * The map of heads: layers as rows, the highest first; heads as columns.
     *
     * @param metric the name of the column, or what is shown
     * @param isSwitched whether kind of pairs and estimator can be switched
     */
    public record HeadGrid(String metric, boolean isSwitched, List<GridRow> rows, ColourKey scale) {
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
     * @param style its colours, empty if the value is undefined
     * @param hasConstant whether any component is constant
     */
    public record Cell(Head head, String state, String text, String style, boolean hasConstant) {}

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
     * A link to a picture.
     *
     * @param only its class if it can be switched, or empty
     */
    public record Picture(String id, String only, String label) {}

    /**
     * A plot of the model.
     *
     * @param only its class if it can be switched, such as {@code near-only}, or empty
     * @param description caption and text alternative
     * @param header of the table of values
     * @param rows of the table of values
     */
    public record Plot(
            String id,
            String only,
            String title,
            String svg,
            String description,
            List<String> header,
            List<List<String>> rows) {
        /** The name by which findings refer to it: the same for all plots of which one is shown. */
        String picture() {
            return only.isEmpty() ? id : id.substring(0, id.lastIndexOf('-'));
        }
    }

    /** A head's cells. */
    public record Row(Head head, List<String> cells) {}

    /** A failure or warnings of a head. */
    public record Problem(Head head, String kind, String text) {}

    /**
     * The section of a head; sparklines are empty if there is nothing to draw.
     *
     * @param summary metrics in one line
     * @param estimates null if the head has none
     * @param profile null if the head has none
     * @param curve path on the axes {@code curve}
     * @param pairs image URI on the axes {@code pairs}
     * @param components path on the axes {@code components}
     */
    public record HeadSection(
            Head head,
            String summary,
            HeadDetails estimates,
            ProfileDrawing profile,
            String curve,
            String pairs,
            String components,
            String curveText) {}

    /**
     * The estimates of a head.
     *
     * @param lines about its fall over the context and its geometry
     * @param pairs the metrics of near and of far pairs
     */
    public record HeadDetails(List<String> lines, List<PairMetrics> pairs) {}

    /**
     * The metrics of a kind of pairs.
     *
     * @param pairs {@code near} or {@code far}
     * @param plasticity of both estimators, and their gap
     * @param parts of plasticity
     * @param bar the ends of the parts in a bar of 100 units, ascending
     */
    public record PairMetrics(String pairs, String plasticity, String parts, List<Long> bar) {}

    /** Paths on the axes {@code profile}: lines of both estimators, the 95 % band of the empirical one, and a description. */
    public record ProfileDrawing(String empirical, String band, String model, String text) {}
}
