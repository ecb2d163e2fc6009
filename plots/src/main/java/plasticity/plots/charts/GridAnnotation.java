package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.function.IntToDoubleFunction;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Grid;

/** A grid's cells in colours. The cell of row r and column c lies about the point (c, r) and is one wide and high. */
final class GridAnnotation extends AbstractXYAnnotation {
    /** What cells without a figure show. */
    interface Marks {
        CellMark of(int row, int column);
    }

    private final transient Grid grid;
    private final transient ColourScale scale;
    private final transient Marks marks;

    GridAnnotation(Grid grid, ColourScale scale, Marks marks) {
        this.grid = grid;
        this.scale = scale;
        this.marks = marks;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis columns,
            ValueAxis rows,
            int rendererIndex,
            PlotRenderingInfo info) {
        IntToDoubleFunction left = column -> columns.valueToJava2D(column - 0.5, area, RectangleEdge.BOTTOM);
        IntToDoubleFunction bottom = row -> rows.valueToJava2D(row - 0.5, area, RectangleEdge.LEFT);
        g2.setStroke(Style.FRAME);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                Rectangle2D cell = new Rectangle2D.Double(
                        left.applyAsDouble(column),
                        bottom.applyAsDouble(row + 1),
                        left.applyAsDouble(column + 1) - left.applyAsDouble(column),
                        bottom.applyAsDouble(row) - bottom.applyAsDouble(row + 1));
                double value = grid.cell(row, column);
                if (Double.isFinite(value)) {
                    fill(g2, cell, new Color(scale.colour(value)));
                } else {
                    marks.of(row, column).draw(g2, cell);
                }
            }
        }
    }

    /** Without smoothed edges: neighbours that share one would let the paper shine through. */
    private static void fill(Graphics2D g2, Rectangle2D cell, Color colour) {
        Object antialiasing = g2.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g2.setPaint(colour);
        g2.fill(cell);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, antialiasing);
    }
}
