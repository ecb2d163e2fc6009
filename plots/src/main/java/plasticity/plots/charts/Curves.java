package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;
import plasticity.plots.model.Curve;

/** Curves, each drawn as one path. A curve with one point is a dot. */
public final class Curves {
    private static final double DOT = 4;

    final DefaultXYDataset points = new DefaultXYDataset();
    final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);

    public Curves() {
        renderer.setDrawSeriesLineAsPath(true); // otherwise the joints of translucent lines are darker
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultShape(new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    }

    public void add(Curve curve, Color colour, BasicStroke stroke) {
        int series = points.getSeriesCount();
        points.addSeries(series, new double[][] {curve.xs(), curve.ys()});
        renderer.setSeriesPaint(series, colour, false);
        renderer.setSeriesStroke(series, stroke, false);
        if (curve.size() == 1) {
            renderer.setSeriesShapesVisible(series, true);
        }
    }

    /**
     * Fills the area between two curves with the same x, behind all curves.
     *
     * @param margin half the width of the band if the curves have only one point
     */
    public void addBand(Curve low, Curve high, double margin, Color colour) {
        int last = low.size() - 1;
        double[] x = last == 0 ? new double[] {low.x(0) - margin, low.x(0) + margin} : low.xs();
        DoubleStream.Builder outline = DoubleStream.builder();
        for (int i = 0; i < x.length; i++) {
            outline.add(x[i]).add(low.y(Math.min(i, last)));
        }
        for (int i = x.length - 1; i >= 0; i--) {
            outline.add(x[i]).add(high.y(Math.min(i, last)));
        }
        renderer.addAnnotation(
                new XYPolygonAnnotation(outline.build().toArray(), null, null, colour), Layer.BACKGROUND);
    }
}
