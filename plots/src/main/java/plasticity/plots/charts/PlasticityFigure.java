package plasticity.plots.charts;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;

/** Plasticity by position: one faint line per head and a bold one for the mean. */
public final class PlasticityFigure {
    private static final double BOLD = 2.5;
    /** A halo that separates the mean from heads of a similar colour. */
    private static final Color HALO = Style.translucent(0xffffff, 0.8);

    private static final double HALO_WIDTH = 1;

    private PlasticityFigure() {}

    /**
     * Draws curves.
     *
     * @param alpha opacity of the heads' lines, from 0 to 1
     * @param lineWidth width of the heads' lines in points, above 0
     */
    public static Figure of(HeadCurves curves, String title, HeadColours colours, double alpha, double lineWidth) {
        Curves heads = new Curves();
        colours.order(curves)
                .forEach(head -> heads.add(
                        head.curve(),
                        Style.translucent(colours.of(head, curves), alpha),
                        colours.line(head, lineWidth)));
        Curves mean = new Curves();
        mean.add(curves.mean(), HALO, Style.line(BOLD + 2 * HALO_WIDTH));
        mean.add(curves.mean(), Color.RED, Style.line(BOLD));

        XYPlot plot = new XYPlot();
        plot.setDomainAxis(
                new TickAxis(curves.scale().axisLabel(), curves.rangeX(), RoundTicks.within(curves.rangeX())));
        plot.setRangeAxis(new TickAxis("Attention plasticity", curves.rangeY(), RoundTicks.within(curves.rangeY())));
        heads.drawOn(plot, 0);
        mean.drawOn(plot, 1);

        plot.setRangeAxis(
                1,
                new EndLabelsAxis(
                        null,
                        curves.rangeY(),
                        List.of(EndLabel.of(curves.mean(), Color.RED, "Mean", "across", "heads"))));

        Figure figure = Figure.of(Canvas.WIDE, title, plot).withGrid();
        if (colours instanceof HeadColours.ByTrend trends) {
            trends.note(curves).ifPresent(figure::withNote); // before the legend, so that it is below it
            figure.withLegend(trends.legend(curves));
        }
        if (colours instanceof HeadColours.ByLayer layers) {
            figure.withColourBar("Layer", new ColourScale(layers.map(), new Range(0, curves.lastLayer())));
        }
        return figure;
    }
}
