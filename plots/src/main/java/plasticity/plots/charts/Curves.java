package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import plasticity.plots.model.Curve;

/** A layer of curves, each drawn as one path. A curve with one point is a dot. */
final class Curves {
    private static final double DOT = 4;

    private final DefaultXYDataset points = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);

    Curves() {
        renderer.setDrawSeriesLineAsPath(true); // otherwise the joints of translucent lines are darker
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultShape(new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    }

    void add(Curve curve, Color colour, BasicStroke stroke) {
        int series = points.getSeriesCount();
        double[][] xy = new double[2][curve.size()];
        for (int i = 0; i < curve.size(); i++) {
            xy[0][i] = curve.x(i);
            xy[1][i] = curve.y(i);
        }
        points.addSeries(series, xy);
        renderer.setSeriesPaint(series, colour, false);
        renderer.setSeriesStroke(series, stroke, false);
        if (curve.size() == 1) {
            renderer.setSeriesShapesVisible(series, true);
        }
    }

    /** Adds the curves to a plot, in front of those with a lower index. */
    void drawOn(XYPlot plot, int index) {
        plot.setDataset(index, points);
        plot.setRenderer(index, renderer);
    }

    XYLineAndShapeRenderer renderer() {
        return renderer;
    }
}
