package plasticity.plots.charts;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.RoundTicks;

/** The share of positional information by component, as a bar chart. */
public final class ComponentsFigure {
    /** Half the width of a mark, in points. */
    private static final double MARK = 2;
    /** Height of marks, as a fraction of the vertical axis. */
    private static final double MARK_HEIGHT = 0.03;

    private static final Shape CROSS = cross();
    private static final Shape DOT = new Ellipse2D.Double(-MARK / 2, -MARK / 2, MARK, MARK);

    private ComponentsFigure() {}

    /** Draws the shares. Marks components that are constant in heads, with a note that explains the marks. */
    public static Figure of(ComponentShares shares, String title, String yLabel) {
        double[][] xy = new double[2][shares.size()];
        for (int i = 0; i < shares.size(); i++) {
            xy[0][i] = shares.component(i);
            xy[1][i] = shares.share(i);
        }
        DefaultXYDataset bars = new DefaultXYDataset();
        bars.addSeries(yLabel, xy);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, Style.translucent(Style.BLUE, 1));
        XYPlot plot = new XYPlot(
                new XYBarDataset(bars, ComponentShares.BAR_WIDTH),
                TickAxis.slanted("Component index", shares.rangeX(), shares.ticks()),
                new TickAxis(yLabel, shares.rangeY(), RoundTicks.within(shares.rangeY())),
                renderer);
        List<String> notes = new ArrayList<>();
        for (ComponentShares.Constancy constancy : ComponentShares.Constancy.values()) {
            long components = shares.count(constancy);
            if (constancy != ComponentShares.Constancy.NOWHERE && components > 0) {
                mark(plot, shares, constancy);
                notes.add(symbol(constancy) + " " + text(constancy) + " (" + components + ")");
            }
        }
        if (shares.leftOut() > 0) {
            notes.add("excluded heads, whose components are all constant: " + shares.leftOut());
        }
        Figure figure = Figure.of(Canvas.LOW, title, plot);
        return notes.isEmpty() ? figure : figure.withNote(String.join("     ", notes));
    }

    /** Marks the components with a constancy. */
    private static void mark(XYPlot plot, ComponentShares shares, ComponentShares.Constancy constancy) {
        double height = MARK_HEIGHT * shares.rangeY().high();
        double[] at = IntStream.range(0, shares.size())
                .filter(i -> shares.constancy(i) == constancy)
                .mapToDouble(shares::component)
                .toArray();
        DefaultXYDataset marks = new DefaultXYDataset();
        double[] heights = new double[at.length];
        Arrays.fill(heights, height);
        marks.addSeries(text(constancy), new double[][] {at, heights});
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesPaint(0, Style.INK);
        boolean isCross = constancy == ComponentShares.Constancy.IN_EVERY_HEAD;
        renderer.setSeriesShape(0, isCross ? CROSS : DOT);
        renderer.setSeriesShapesFilled(0, !isCross);
        renderer.setDrawOutlines(true);
        int index = plot.getDatasetCount();
        plot.setDataset(index, marks);
        plot.setRenderer(index, renderer);
    }

    private static String symbol(ComponentShares.Constancy constancy) {
        return (constancy == ComponentShares.Constancy.IN_EVERY_HEAD ? CellMark.CROSS : CellMark.DOT).symbol();
    }

    private static String text(ComponentShares.Constancy constancy) {
        return switch (constancy) {
            case NOWHERE -> "varies";
            case IN_SOME_HEADS -> "constant in some heads, which are excluded";
            case IN_EVERY_HEAD -> "constant in every head";
        };
    }

    private static Shape cross() {
        Path2D cross = new Path2D.Double();
        cross.moveTo(-MARK, -MARK);
        cross.lineTo(MARK, MARK);
        cross.moveTo(-MARK, MARK);
        cross.lineTo(MARK, -MARK);
        return cross;
    }
}
