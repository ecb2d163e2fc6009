package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Tick;

/** A chart with axes, title and legend that can be shown or written. */
public final class Figure {
    private final JFreeChart chart;
    private final Canvas canvas;

    private Figure(JFreeChart chart, Canvas canvas) {
        this.chart = chart;
        this.canvas = canvas;
    }

    /** Creates a figure with a frame and a title. */
    static Figure of(Canvas canvas, String title, XYPlot plot) {
        plot.setBackgroundPaint(Style.PAPER);
        plot.setOutlinePaint(Style.INK);
        plot.setOutlineStroke(Style.FRAME);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        JFreeChart chart = new JFreeChart(title, Style.TITLE, plot, false);
        chart.setBackgroundPaint(Style.PAPER);
        chart.getTitle().setPaint(Style.INK);
        chart.getTitle().setMargin(0, 0, 4, 0);
        chart.setPadding(new RectangleInsets(8, 8, 8, 12));
        return new Figure(chart, canvas);
    }

    /** Adds lines at the ticks, behind the data. */
    Figure withGrid() {
        XYPlot plot = chart.getXYPlot();
        plot.setDomainGridlinesVisible(true);
        plot.setRangeGridlinesVisible(true);
        plot.setDomainGridlinePaint(Style.GRID);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setDomainGridlineStroke(Style.FRAME);
        plot.setRangeGridlineStroke(Style.FRAME);
        return this;
    }

    /** Adds a colour bar on the right. */
    Figure withColourBar(String label, ColourScale scale) {
        return withColourBar(label, scale, RoundTicks.within(scale.range()));
    }

    /** Adds a colour bar with ticks on the right. */
    Figure withColourBar(String label, ColourScale scale, List<Tick> ticks) {
        XYPlot plot = chart.getXYPlot();
        plot.setRangeAxis(plot.getRangeAxisCount(), new ColourBarAxis(label, scale, ticks));
        return this;
    }

    /** Adds a legend below the plot. */
    Figure withLegend(List<LegendItem> items) {
        LegendItemCollection entries = new LegendItemCollection();
        items.forEach(entries::add);
        LegendTitle legend = new LegendTitle(() -> entries);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(Style.LABELS);
        legend.setItemPaint(Style.INK);
        legend.setItemLabelPadding(new RectangleInsets(2, 2, 2, 10));
        legend.setBackgroundPaint(Style.PAPER);
        legend.setFrame(BlockBorder.NONE);
        chart.addSubtitle(legend);
        return this;
    }

    /** A legend entry with a line segment. */
    static LegendItem entry(String label, Paint paint, BasicStroke stroke) {
        return new LegendItem(label, null, null, null, new Line2D.Double(-12, 0, 12, 0), stroke, paint);
    }

    /** Adds a line of text below the plot. */
    Figure withNote(String text) {
        TextTitle note = new TextTitle(text, Style.NOTE);
        note.setPaint(Style.INK);
        note.setPosition(RectangleEdge.BOTTOM);
        chart.addSubtitle(note);
        return this;
    }

    Canvas canvas() {
        return canvas;
    }

    /** Draws the figure at the origin, in points. */
    void draw(Graphics2D g2) {
        draw(g2, new ChartRenderingInfo());
    }

    /** Draws the figure at the origin, in points, and records the layout in {@code info}. */
    void draw(Graphics2D g2, ChartRenderingInfo info) {
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.draw(g2, new Rectangle2D.Double(0, 0, canvas.width(), canvas.height()), info);
    }

    /** Opens a window and returns. The JVM runs until the window is closed. */
    public void show() {
        SwingUtilities.invokeLater(() -> {
            JFrame frame = new JFrame(chart.getTitle().getText());
            frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
            frame.setContentPane(new FigurePanel(this));
            frame.pack();
            frame.setVisible(true);
        });
    }
}
