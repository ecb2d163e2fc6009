package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Tick;

/** A right axis with a colour bar. */
final class ColourBarAxis extends TickAxis {
    private static final double GAP = 14;
    private static final double WIDTH = 14;
    private static final int STEPS = 256;

    private final transient ColourScale scale;

    ColourBarAxis(String label, ColourScale scale, List<Tick> ticks) {
        super(label, scale.range(), ticks);
        this.scale = scale;
        setLabelAngle(Math.PI); // reads upwards, as on the left axis
    }

    @Override
    double width(Graphics2D g2) {
        return GAP + WIDTH;
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        double left = cursor + GAP;
        double height = dataArea.getHeight() / STEPS;
        Object antialiasing = g2.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        // Each step extends to the top, so that viewers that smooth edges show no gaps between steps.
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int i = 0; i < STEPS; i++) {
            g2.setPaint(new Color(scale.map().colour((i + 0.5) / STEPS)));
            g2.fill(new Rectangle2D.Double(left, dataArea.getMinY(), WIDTH, dataArea.getHeight() - i * height));
        }
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, antialiasing);
        g2.setPaint(Style.INK);
        g2.setStroke(Style.FRAME);
        g2.draw(new Rectangle2D.Double(left, dataArea.getMinY(), WIDTH, dataArea.getHeight()));
        return super.draw(g2, left + WIDTH, plotArea, dataArea, edge, info);
    }
}
