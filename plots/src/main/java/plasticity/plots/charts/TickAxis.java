package plasticity.plots.charts;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import plasticity.plots.model.Range;
import plasticity.plots.model.Tick;

/** An axis with a given range and ticks. */
class TickAxis extends NumberAxis {
    private static final double SLANT = Math.toRadians(-45);

    private final transient List<Tick> ticks;
    private final double angle;

    private TickAxis(String label, Range range, List<Tick> ticks, double angle) {
        super(label);
        this.ticks = List.copyOf(ticks);
        this.angle = angle;
        setRange(range.low(), range.high());
        setAxisLineVisible(false);
        setTickMarkOutsideLength(3.5f);
        setTickMarkStroke(Style.FRAME);
        setTickMarkPaint(Style.INK);
        setTickLabelPaint(Style.INK);
        setLabelPaint(Style.INK);
        setTickLabelFont(Style.LABELS);
        setLabelFont(Style.LABELS);
    }

    /** An axis with horizontal tick labels. */
    TickAxis(String label, Range range, List<Tick> ticks) {
        this(label, range, ticks, 0);
    }

    /** A bottom axis with slanted tick labels, so that more of them fit. */
    static TickAxis slanted(String label, Range range, List<Tick> ticks) {
        TickAxis axis = new TickAxis(label, range, ticks, SLANT);
        axis.setTickLabelInsets(new RectangleInsets(6, 4, 2, 4)); // the upper corner is above the anchor
        return axis;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = anchor(edge);
        return ticks.stream()
                .map(tick -> new NumberTick(tick.value(), tick.label(), anchor, anchor, angle))
                .toList();
    }

    /** The point of a label that is placed at its tick and about which it is rotated. */
    private TextAnchor anchor(RectangleEdge edge) {
        if (edge.equals(RectangleEdge.LEFT)) {
            return TextAnchor.CENTER_RIGHT;
        }
        if (edge.equals(RectangleEdge.RIGHT)) {
            return TextAnchor.CENTER_LEFT;
        }
        return angle == 0 ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the base class
    protected double findMaximumTickLabelHeight(List all, Graphics2D g2, Rectangle2D area, boolean vertical) {
        if (angle == 0) {
            return super.findMaximumTickLabelHeight(all, g2, area, vertical);
        }
        Font font = getTickLabelFont();
        FontMetrics metrics = g2.getFontMetrics(font);
        double widest = ticks.stream()
                .mapToDouble(tick ->
                        TextUtils.getTextBounds(tick.label(), g2, metrics).getWidth())
                .max()
                .orElse(0);
        RectangleInsets insets = getTickLabelInsets();
        return insets.getTop()
                + widest * Math.abs(Math.sin(angle))
                + metrics.getHeight() / 2.0 * Math.cos(angle)
                + insets.getBottom();
    }
}
