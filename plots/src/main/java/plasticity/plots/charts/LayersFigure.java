package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Curve;
import plasticity.plots.model.LayerProfile;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;

/** Plasticity by layer. */
public final class LayersFigure {
    private static final Color BAND = Style.translucent(0x7f7f7f, 0.25);
    private static final double WIDTH = 1.3;
    private static final float BAND_IN_LEGEND = 8;

    private LayersFigure() {}

    /** Draws a line for each query bucket, coloured by the middle of its positions, over the band in which most heads lie. */
    public static Figure of(LayerProfile profile, String title, ColourMap map, BucketScale scale) {
        double[] positions =
                profile.buckets().stream().mapToDouble(scale::middle).toArray();
        ColourScale colours = new ColourScale(map, Range.of(positions));
        Curves means = new Curves(Style.line(WIDTH));
        for (int row = 0; row < positions.length; row++) {
            means.add(profile.curve(row), new Color(colours.colour(positions[row])));
        }
        means.renderer()
                .addAnnotation(
                        new XYPolygonAnnotation(outline(profile.low(), profile.high()), null, null, BAND),
                        Layer.BACKGROUND);
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(new TickAxis("Layer", profile.rangeX(), profile.layerTicks()));
        plot.setRangeAxis(new TickAxis("Attention plasticity", profile.rangeY(), RoundTicks.within(profile.rangeY())));
        means.drawOn(plot, 0);

        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Figure.entry(
                "Mean across heads, for each query position",
                new Color(colours.colour(positions[positions.length / 2])),
                Style.line(WIDTH)));
        legend.add(Figure.entry(
                "10–90 % of heads, over all positions",
                BAND, new BasicStroke(BAND_IN_LEGEND, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)));
        return Figure.of(Canvas.WIDE, title, plot)
                .withGrid()
                .withColourBar("Query position", colours)
                .withLegend(legend);
    }

    /** Draws the difference of two profiles, cell by cell. */
    public static Figure of(LayerProfile.Difference difference, String title, ColourScale scale) {
        return MapFigure.of(
                title,
                difference.grid(),
                new TickAxis("Layer", MapFigure.range(difference.grid().columns()), difference.columnTicks()),
                new TickAxis("Query position", MapFigure.range(difference.grid().rows()), difference.rowTicks()),
                scale,
                "Difference of attention plasticity",
                (row, column) -> CellMark.NONE);
    }

    /** Along the lower curve and back along the upper one: x, y, x, y … */
    private static double[] outline(Curve low, Curve high) {
        int points = low.size();
        DoubleStream there =
                IntStream.range(0, points).boxed().flatMapToDouble(i -> DoubleStream.of(low.x(i), low.y(i)));
        DoubleStream back = IntStream.range(0, points)
                .map(i -> points - 1 - i)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(high.x(i), high.y(i)));
        return DoubleStream.concat(there, back).toArray();
    }
}
