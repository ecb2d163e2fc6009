package plasticity.plots.report;

import java.util.List;
import plasticity.plots.model.Tick;

/**
 * The axes shared by all sparklines of a kind.
 *
 * @param id of the SVG symbol
 * @param sparkline the geometry
 * @param xMarks ticks of the horizontal axis
 * @param yMarks ticks of the vertical axis
 * @param xLabel label of the horizontal axis
 * @param yLabel label of the vertical axis
 * @param reference an SVG path drawn behind the data, or empty
 */
public record Axes(
        String id,
        Sparkline sparkline,
        List<Mark> xMarks,
        List<Mark> yMarks,
        String xLabel,
        String yLabel,
        String reference) {
    /**
     * A tick.
     *
     * @param at the coordinate
     */
    public record Mark(long at, String label) {}

    static Axes of(
            String id,
            Sparkline sparkline,
            List<Tick> x,
            List<Tick> y,
            String xLabel,
            String yLabel,
            String reference) {
        return new Axes(
                id,
                sparkline,
                x.stream()
                        .map(tick -> new Mark(sparkline.atX(tick.value()), tick.label()))
                        .toList(),
                y.stream()
                        .map(tick -> new Mark(sparkline.atY(tick.value()), tick.label()))
                        .toList(),
                xLabel,
                yLabel,
                reference);
    }
}
