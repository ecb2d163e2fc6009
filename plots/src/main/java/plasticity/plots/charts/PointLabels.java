package plasticity.plots.charts;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Labels next to points, within the frame. A label is moved around its point if it would overlap another, and left out if none of its places is free. */
final class PointLabels extends AbstractXYAnnotation {
    private static final double GAP = 6;
    /** The places of a label around its point: right, left, above, below; then the corners. */
    private static final int[][] PLACES = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {-1, -1}, {1, 1}, {-1, 1}};

    private final double[] x;
    private final double[] y;
    private final List<String> labels;

    PointLabels(double[] x, double[] y, List<String> labels) {
        this.x = x.clone();
        this.y = y.clone();
        this.labels = List.copyOf(labels);
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
        g2.setFont(Style.NOTE);
        g2.setPaint(Style.INK);
        FontMetrics metrics = g2.getFontMetrics();
        List<Rectangle2D> taken = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            taken.add(around(
                    horizontal.valueToJava2D(x[i], area, RectangleEdge.BOTTOM),
                    vertical.valueToJava2D(y[i], area, RectangleEdge.LEFT),
                    GAP,
                    GAP));
        }
        for (int i = 0; i < x.length; i++) {
            Rectangle2D point = taken.get(i);
            double width = TextUtils.getTextBounds(labels.get(i), g2, metrics).getWidth();
            for (int[] place : PLACES) {
                Rectangle2D label = around(
                        point.getCenterX() + place[0] * (GAP + width / 2),
                        point.getCenterY() + place[1] * (GAP + metrics.getHeight() / 2.0),
                        width,
                        metrics.getHeight());
                if (area.contains(label) && taken.stream().noneMatch(label::intersects)) {
                    taken.add(label);
                    TextUtils.drawAlignedString(
                            labels.get(i),
                            g2,
                            (float) label.getCenterX(),
                            (float) label.getCenterY(),
                            TextAnchor.CENTER);
                    break;
                }
            }
        }
    }

    private static Rectangle2D around(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
    }
}
