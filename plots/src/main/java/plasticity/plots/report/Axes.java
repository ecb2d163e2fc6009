package plasticity.plots.report;

import java.util.List;
import plasticity.plots.model.Tick;

/**
 * The axes that all sparklines of a kind share.
 *
 * @param id of the page's symbol
 * @param sparkline where data lie
 * @param xMarks ticks of the horizontal axis
 * @param yMarks ticks of the vertical axis
 * @param xLabel name of the horizontal axis
 * @param yLabel name of the vertical axis
 * @param reference a path drawn behind the data, or an empty text
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
     * @param at the coordinate on its axis
     */
    public record Mark(long at, String label) {}

    static Axes of(String id, Sparkline sparkline, List<Tick> x, List<Tick> y, String xLabel, String yLabel) {
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
                "");
    }

    /** With a line behind the data. */
    Axes withReference(String path) {
        return new Axes(id, sparkline, xMarks, yMarks, xLabel, yLabel, path);
    }
}
