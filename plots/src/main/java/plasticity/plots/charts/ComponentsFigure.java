package plasticity.plots.charts;

import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.RoundTicks;

/** The share of positional information by component, as bars. */
public final class ComponentsFigure {
    private ComponentsFigure() {}

    /** Draws the shares. */
    public static Figure of(ComponentShares shares, String title, String yLabel) {
        double[][] xy = new double[2][shares.size()];
        for (int i = 0; i < shares.size(); i++) {
            xy[0][i] = shares.component(i);
            xy[1][i] = shares.share(i);
        }
        DefaultXYDataset bars = new DefaultXYDataset();
        bars.addSeries(yLabel, xy);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, Style.translucent(Style.BLUE, 1));
        XYPlot plot = new XYPlot(
                new XYBarDataset(bars, ComponentShares.BAR_WIDTH),
                TickAxis.slanted("Component index", shares.rangeX(), shares.ticks()),
                new TickAxis(yLabel, shares.rangeY(), RoundTicks.within(shares.rangeY())),
                renderer);
        return Figure.of(Canvas.LOW, title, plot);
    }
}
