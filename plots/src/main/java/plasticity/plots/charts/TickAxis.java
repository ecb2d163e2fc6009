package plasticity.plots.charts;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Tick;

/** An axis with a given range and ticks. */
public class TickAxis extends NumberAxis {
    private final transient List<Tick> ticks;
    private double angle;

    @SuppressWarnings("this-escape") // the setters of NumberAxis, which subclasses do not override
    public TickAxis(String label, Range range, List<Tick> ticks) {
        super(label);
        this.ticks = List.copyOf(ticks);
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

    /** An axis with ticks at round numbers. */
    public static TickAxis round(String label, Range range) {
        return new TickAxis(label, range, RoundTicks.within(range));
    }

    /**
     * An axis of the cells of a map.
     *
     * @param name of a cell, from 0
     */
    public static TickAxis cells(String label, int count, IntFunction<String> name) {
        return new TickAxis(label, Range.cells(count), Tick.everyNth(count, Tick.MAX, name));
    }

    /** This bottom axis with slanted tick labels, so that more of them fit. */
    public TickAxis slanted() {
        angle = Math.toRadians(-45);
        setTickLabelInsets(new RectangleInsets(6, 4, 2, 4)); // the upper corner is above the anchor
        return this;
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
        if (edge.equals(RectangleEdge.RIGHT)) {
            return TextAnchor.CENTER_LEFT;
        }
        return edge.equals(RectangleEdge.BOTTOM) && angle == 0 ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    }

    /** The width of what a right axis draws between the frame and its labels. */
    double width(Graphics2D g2) {
        return 0;
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
        AxisSpace reserved = super.reserveSpace(g2, plot, area, edge, space);
        reserved.add(width(g2), edge);
        return reserved;
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
