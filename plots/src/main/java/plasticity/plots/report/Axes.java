package plasticity.plots.report;

import java.util.List;
import plasticity.plots.model.Tick;

/**
 * The axes shared by all sparklines of a kind.
 *
 * @param id of the SVG symbol
 * @param sparkline the geometry
 * @param x ticks of the horizontal axis
 * @param y ticks of the vertical axis
 * @param xLabel label of the horizontal axis
 * @param yLabel label of the vertical axis
 * @param reference an SVG path drawn behind the data, or empty
 */
public record Axes(
        String id, Sparkline sparkline, List<Tick> x, List<Tick> y, String xLabel, String yLabel, String reference) {}
