package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Bars between two heights, drawn as one shape, so that there are no gaps between adjacent bars. */
final class BarsAnnotation extends AbstractXYAnnotation {
    private final double[] x;
    private final double[] from;
    private final double[] to;
    private final double width;
    private final Color colour;
    private final Hatch hatch;

    /** @param from one end of each bar; {@code to} is the other; a bar with an end that is NaN is left out */
    BarsAnnotation(double[] x, double[] from, double[] to, double width, Color colour, Hatch hatch) {
        this.x = x.clone();
        this.from = from.clone();
        this.to = to.clone();
        this.width = width;
        this.colour = colour;
        this.hatch = hatch;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis horizontal,
            ValueAxis vertical,
            int rendererIndex,
            PlotRenderingInfo info) {
        Path2D bars = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            double left = horizontal.valueToJava2D(x[i] - width / 2, area, RectangleEdge.BOTTOM);
            double right = horizontal.valueToJava2D(x[i] + width / 2, area, RectangleEdge.BOTTOM);
            double one = vertical.valueToJava2D(from[i], area, RectangleEdge.LEFT);
            double other = vertical.valueToJava2D(to[i], area, RectangleEdge.LEFT);
            double height = Math.abs(one - other);
            if (height > 0) {
                bars.append(new Rectangle2D.Double(left, Math.min(one, other), right - left, height), false);
            }
        }
        g2.setPaint(colour);
        g2.fill(bars);
        Shape clip = g2.getClip();
        g2.clip(bars);
        g2.setPaint(Style.INK);
        g2.setStroke(Style.HATCH);
        g2.draw(hatch.lines(area));
        g2.setClip(clip);
    }
}
