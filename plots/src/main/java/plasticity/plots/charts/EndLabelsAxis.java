package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import plasticity.plots.model.Curve;
import plasticity.plots.model.LabelPlacement;
import plasticity.plots.model.Range;
import plasticity.plots.model.Tick;

/**
 * A right axis that labels curves at their ends, outside the frame. Overlapping labels are moved apart; if they do not all fit, only every 2nd,
 * 5th … is shown. A thin line behind the data connects a curve to its label.
 */
public final class EndLabelsAxis extends TickAxis {
    private static final double GAP = 4;
    private static final BasicStroke LEADER = Style.line(0.5);

    /**
     * A label at the right end of a curve.
     *
     * @param lines of text, one or more
     * @param colour of the curve
     */
    public record EndLabel(Curve curve, Color colour, List<String> lines) {
        double x() {
            return curve.x(curve.size() - 1);
        }

        double y() {
            return curve.y(curve.size() - 1);
        }
    }

    private final transient List<EndLabel> labels;

    /**
     * Creates the axis.
     *
     * @param label of the axis, or null
     * @param range of the left axis
     */
    EndLabelsAxis(String label, Range range, List<EndLabel> labels) {
        super(label, range, List.of());
        this.labels = List.copyOf(labels);
        setLabelAngle(Math.PI); // reads upwards, as on the left axis
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        double line = g2.getFontMetrics(Style.LABELS).getHeight();
        double height = line
                * labels.stream().mapToInt(label -> label.lines().size()).max().orElse(0);
        double low = dataArea.getMinY() + height / 2;
        double high = dataArea.getMaxY() - height / 2;
        List<EndLabel> shown = Tick.everyNth(labels.size(), LabelPlacement.capacity(high - low, height))
                .mapToObj(labels::get)
                .sorted(Comparator.comparingDouble(EndLabel::y).reversed())
                .toList();
        double[] ends = shown.stream()
                .mapToDouble(label -> valueToJava2D(label.y(), dataArea, edge))
                .toArray();
        double[] positions = LabelPlacement.of(ends, height, low, high);
        for (int i = 0; i < positions.length; i++) {
            Point2D end = new Point2D.Double(
                    ((XYPlot) getPlot())
                            .getDomainAxis()
                            .valueToJava2D(shown.get(i).x(), dataArea, RectangleEdge.BOTTOM),
                    ends[i]);
            draw(shown.get(i), end, new Point2D.Double(cursor, positions[i]), g2);
        }
        return super.draw(g2, cursor + width(g2), plotArea, dataArea, edge, info);
    }

    private static void draw(EndLabel label, Point2D end, Point2D position, Graphics2D g2) {
        g2.setStroke(LEADER);
        g2.setPaint(label.colour());
        g2.draw(new Line2D.Double(end, position));
        g2.setFont(Style.LABELS);
        g2.setPaint(Style.INK);
        double line = g2.getFontMetrics().getHeight();
        double middle = position.getY() - line * (label.lines().size() - 1) / 2;
        for (String text : label.lines()) {
            TextUtils.drawAlignedString(
                    text, g2, (float) (position.getX() + GAP), (float) middle, TextAnchor.CENTER_LEFT);
            middle += line;
        }
    }

    /** Width of the widest label and the gap to the frame. */
    @Override
    double width(Graphics2D g2) {
        FontMetrics metrics = g2.getFontMetrics(Style.LABELS);
        return GAP
                + labels.stream()
                        .flatMap(label -> label.lines().stream())
                        .mapToDouble(text ->
                                TextUtils.getTextBounds(text, g2, metrics).getWidth())
                        .max()
                        .orElse(0);
    }
}
