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

/** Draws the cells of a grid. The cell of row r and column c is the unit square centred at (c, r). */
final class GridAnnotation extends AbstractXYAnnotation {
    /** Points by which cells overlap the next ones, so that viewers that smooth edges show no gaps. */
    private static final double OVERLAP = 0.5;

    private final transient Grid grid;
    private final transient ColourScale scale;
    private final transient Figure.Marks marks;

    GridAnnotation(Grid grid, ColourScale scale, Figure.Marks marks) {
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
        Object antialiasing = g2.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (isDefined(row, column)) {
                    double right = left.applyAsDouble(column + 1) + (isDefined(row, column + 1) ? OVERLAP : 0);
                    double top = bottom.applyAsDouble(row + 1) - (isDefined(row + 1, column) ? OVERLAP : 0);
                    g2.setPaint(new Color(scale.colour(grid.cell(row, column))));
                    g2.fill(cell(left.applyAsDouble(column), bottom.applyAsDouble(row), right, top));
                }
            }
        }
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, antialiasing);
        g2.setStroke(Style.FRAME);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                Rectangle2D cell = cell(
                        left.applyAsDouble(column),
                        bottom.applyAsDouble(row),
                        left.applyAsDouble(column + 1),
                        bottom.applyAsDouble(row + 1));
                marks.of(row, column).draw(g2, cell);
            }
        }
    }

    /** Whether a cell exists and has a value. */
    private boolean isDefined(int row, int column) {
        return row < grid.rows() && column < grid.columns() && Double.isFinite(grid.cell(row, column));
    }

    private static Rectangle2D cell(double left, double bottom, double right, double top) {
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }
}
