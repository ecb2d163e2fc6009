package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.HeadCurves;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;

/** Plasticity by position: a faint line a head, a bold one for the mean. */
public final class PlasticityFigure {
    private static final BasicStroke BOLD = Style.line(2.5);

    private PlasticityFigure() {}

    /**
     * Draws curves.
     *
     * @param alpha of the heads' lines, from 0, invisible, to 1
     * @param lineWidth of the heads' lines in points, above 0
     */
    public static Figure of(HeadCurves curves, String title, HeadColours colours, double alpha, double lineWidth) {
        Curves heads = new Curves(Style.line(lineWidth));
        curves.heads().forEach(head -> heads.add(head.curve(), Style.translucent(colours.of(head, curves), alpha)));
        Curves mean = new Curves(BOLD);
        mean.add(curves.mean(), Color.RED);

        XYPlot plot = new XYPlot();
        plot.setDomainAxis(
                new TickAxis(curves.scale().axisLabel(), curves.rangeX(), RoundTicks.within(curves.rangeX())));
        plot.setRangeAxis(new TickAxis("Attention plasticity", curves.rangeY(), RoundTicks.within(curves.rangeY())));
        heads.drawOn(plot, 0);
        mean.drawOn(plot, 1);

        LegendItemCollection legend = new LegendItemCollection();
        legend.add(Figure.entry("Mean across heads", Color.RED, BOLD));
        if (colours instanceof HeadColours.ByTrend trends) {
            trends.legend(curves).forEach(legend::add);
        }
        Figure figure = Figure.of(Canvas.WIDE, title, plot).withGrid().withLegend(legend);
        if (colours instanceof HeadColours.ByLayer layers) {
            figure.withColourBar("Layer", new ColourScale(layers.map(), new Range(0, curves.lastLayer())));
        }
        return figure;
    }
}
