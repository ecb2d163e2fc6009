package plasticity.plots.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYDataset;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Grid;
import plasticity.plots.model.Range;
import plasticity.plots.model.RoundTicks;
import plasticity.plots.model.Tick;

/** A chart that can be shown or written. Data is drawn in the order in which it is added. */
public final class Figure {
    /** Initial size of the window, in pixels per point. */
    private static final double WINDOW_SCALE = 1.5;
    /** Length of the caps of error bars, in points. */
    private static final double CAP = 4;

    final Canvas canvas;
    private final XYPlot plot = new XYPlot();
    private final JFreeChart chart;
    private int datasets;

    /** Creates a figure with a frame and a title. */
    public Figure(Canvas canvas, String title, TickAxis x, TickAxis y) {
        this.canvas = canvas;
        plot.setDomainAxis(x);
        plot.setRangeAxis(y);
        plot.setBackgroundPaint(Style.PAPER);
        plot.setOutlinePaint(Style.INK);
        plot.setOutlineStroke(Style.FRAME);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        chart = new JFreeChart(title, Style.TITLE, plot, false);
        chart.setBackgroundPaint(Style.PAPER);
        chart.getTitle().setPaint(Style.INK);
        chart.getTitle().setMargin(0, 0, 4, 0);
        chart.setPadding(new RectangleInsets(8, 8, 8, 12));
    }

    /** A map of coloured cells with a colour bar. Undefined cells are white. */
    public static Figure map(
            String title, TickAxis x, TickAxis y, Grid grid, ColourScale scale, String scaleLabel, Marks marks) {
        Figure figure = new Figure(Canvas.MAP, title, x, y);
        figure.plot.addAnnotation(new GridAnnotation(grid, scale, marks));
        return figure.withColourBar(scaleLabel, scale, RoundTicks.within(scale.range()));
    }

    /** The marks of a map's cells. */
    public interface Marks {
        CellMark of(int row, int column);
    }

    /** Adds curves. */
    public Figure with(Curves curves) {
        return with(curves.points, curves.renderer);
    }

    /** Adds bars from zero. */
    public Figure withBars(double[] x, double[] heights, double width, Color colour) {
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, colour);
        return with(new XYBarDataset(dataset(x, heights), width), renderer);
    }

    /** Adds a shape at each point. */
    public Figure withPoints(double[] x, double[] y, Shape shape, boolean isFilled, Color colour) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesShape(0, shape);
        renderer.setSeriesShapesFilled(0, isFilled);
        renderer.setDrawOutlines(true);
        return with(dataset(x, y), renderer);
    }

    /**
     * Adds bars between two heights, behind the data. Bars with an end that is NaN are left out.
     *
     * @param width of a bar, in axis units
     */
    public Figure withBars(double[] x, double[] from, double[] to, double width, Color colour, Hatch hatch) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        renderer.addAnnotation(new BarsAnnotation(x, from, to, width, colour, hatch), Layer.BACKGROUND);
        return with(new DefaultXYDataset(), renderer);
    }

    /**
     * Adds error bars with caps.
     *
     * @param errorX half the length of each horizontal bar, in axis units; NaN for none
     * @param errorY half the length of each vertical bar, in axis units; NaN for none
     */
    public Figure withErrorBars(double[] x, double[] y, double[] errorX, double[] errorY, Color colour) {
        double[] none = new double[x.length];
        return withErrorBars(x, y, errorX, none, true, colour).withErrorBars(x, y, none, errorY, false, colour);
    }

    private Figure withErrorBars(
            double[] x, double[] y, double[] errorX, double[] errorY, boolean isHorizontal, Color colour) {
        int[] drawn = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i] + y[i]) && (isHorizontal ? errorX[i] : errorY[i]) > 0)
                .toArray();
        DefaultIntervalXYDataset intervals = new DefaultIntervalXYDataset();
        intervals.addSeries(0, new double[][] {
            select(drawn, i -> x[i]),
            select(drawn, i -> x[i] - errorX[i]),
            select(drawn, i -> x[i] + errorX[i]),
            select(drawn, i -> y[i]),
            select(drawn, i -> y[i] - errorY[i]),
            select(drawn, i -> y[i] + errorY[i])
        });
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDefaultShapesVisible(false);
        renderer.setDrawXError(isHorizontal);
        renderer.setDrawYError(!isHorizontal);
        renderer.setCapLength(CAP);
        renderer.setErrorPaint(colour);
        renderer.setErrorStroke(Style.FRAME);
        return with(intervals, renderer);
    }

    private static double[] select(int[] indices, IntToDoubleFunction value) {
        return Arrays.stream(indices).mapToDouble(value).toArray();
    }

    /** Adds a label next to each point; labels that do not fit are left out. */
    public Figure withPointLabels(double[] x, double[] y, List<String> labels) {
        plot.addAnnotation(new PointLabels(x, y, labels));
        return this;
    }

    private static XYDataset dataset(double[] x, double[] y) {
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries(0, new double[][] {x, y});
        return data;
    }

    private Figure with(XYDataset data, XYItemRenderer renderer) {
        plot.setDataset(datasets, data);
        plot.setRenderer(datasets++, renderer);
        return this;
    }

    /** Adds lines at the ticks, behind the data. */
    public Figure withGrid() {
        plot.setDomainGridlinesVisible(true);
        plot.setRangeGridlinesVisible(true);
        plot.setDomainGridlinePaint(Style.GRID);
        plot.setRangeGridlinePaint(Style.GRID);
        plot.setDomainGridlineStroke(Style.FRAME);
        plot.setRangeGridlineStroke(Style.FRAME);
        return this;
    }

    /** Adds a colour bar on the right. */
    public Figure withColourBar(String label, ColourScale scale, List<Tick> ticks) {
        return withRightAxis(new ColourBarAxis(label, scale, ticks));
    }

    /**
     * Adds labels at the right ends of curves.
     *
     * @param axisLabel or null
     */
    public Figure withEndLabels(String axisLabel, List<EndLabelsAxis.EndLabel> labels) {
        ValueAxis left = plot.getRangeAxis();
        Range range = new Range(left.getLowerBound(), left.getUpperBound());
        return withRightAxis(new EndLabelsAxis(axisLabel, range, labels));
    }

    private Figure withRightAxis(TickAxis axis) {
        plot.setRangeAxis(plot.getRangeAxisCount(), axis);
        return this;
    }

    /** An entry of a legend. */
    public static final class LegendEntry {
        private static final Line2D LINE = new Line2D.Double(-12, 0, 12, 0);
        private static final Rectangle2D PATCH = new Rectangle2D.Double(-12, -5, 24, 10);
        private static final Color TRANSPARENT = new Color(0, true);

        private final LegendItem item;

        /** An entry with a line segment, for curves. */
        public LegendEntry(String label, Color colour, BasicStroke stroke) {
            item = new LegendItem(label, null, null, null, LINE, stroke, colour);
        }

        /** An entry with a shape, for points. */
        public LegendEntry(String label, Shape shape, boolean isFilled, Color colour) {
            item = new LegendItem(label, null, null, null, shape, isFilled ? colour : TRANSPARENT, Style.FRAME, colour);
        }

        /** An entry with a rectangle, for bars and bands. */
        public LegendEntry(String label, Color colour, Hatch hatch) {
            item = new LegendItem(label, null, null, null, hatch.lines(PATCH), TRANSPARENT, Style.HATCH, Style.INK);
            item.setLineVisible(true); // a thick line behind the pattern
            item.setLine(LINE);
            item.setLineStroke(
                    new BasicStroke((float) PATCH.getHeight(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            item.setLinePaint(colour);
        }
    }

    /** Adds a legend below the plot. */
    public Figure withLegend(List<LegendEntry> items) {
        LegendItemCollection entries = new LegendItemCollection();
        items.forEach(item -> entries.add(item.item));
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

    /** Adds a line of notes below the plot, if there are any. */
    public Figure withNotes(Collection<String> notes) {
        if (!notes.isEmpty()) {
            TextTitle note = new TextTitle(String.join("     ", notes), Style.NOTE);
            note.setPaint(Style.INK);
            note.setPosition(RectangleEdge.BOTTOM);
            chart.addSubtitle(note);
        }
        return this;
    }

    /** Adds notes below the plot, each on its own line. */
    public Figure withNoteLines(List<String> notes) {
        for (int i = notes.size() - 1; i >= 0; i--) { // later ones are placed above
            withNotes(notes.subList(i, i + 1));
        }
        return this;
    }

    /** Draws the figure at the origin, in points, and records the layout in {@code info}. */
    void draw(Graphics2D g2, ChartRenderingInfo info) {
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        chart.draw(g2, new Rectangle2D.Double(0, 0, canvas.width, canvas.height), info);
    }

    /** Draws the figure at the origin, in points. */
    void draw(Graphics2D g2) {
        draw(g2, new ChartRenderingInfo());
    }

    /** Opens a window and returns. The JVM runs until the window is closed. */
    public void show() {
        SwingUtilities.invokeLater(() -> {
            JFrame frame = new JFrame(chart.getTitle().getText());
            frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
            frame.setContentPane(new Panel());
            frame.pack();
            frame.setVisible(true);
        });
    }

    /** Shows the figure as large as possible, keeping its aspect ratio. */
    private final class Panel extends JComponent {
        private static final long serialVersionUID = 1L;

        Panel() {
            setPreferredSize(new Dimension((int) (WINDOW_SCALE * canvas.width), (int) (WINDOW_SCALE * canvas.height)));
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            Graphics2D g2 = (Graphics2D) graphics.create();
            g2.setPaint(Style.PAPER);
            g2.fillRect(0, 0, getWidth(), getHeight());
            double scale = Math.min((double) getWidth() / canvas.width, (double) getHeight() / canvas.height);
            g2.translate((getWidth() - scale * canvas.width) / 2, (getHeight() - scale * canvas.height) / 2);
            g2.scale(scale, scale);
            draw(g2);
            g2.dispose();
        }
    }
}
