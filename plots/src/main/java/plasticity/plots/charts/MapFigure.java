package plasticity.plots.charts;

import org.jfree.chart.plot.XYPlot;
import plasticity.plots.model.ColourScale;
import plasticity.plots.model.Grid;
import plasticity.plots.model.Range;

/** A map of coloured cells with a colour bar. */
final class MapFigure {
    private MapFigure() {}

    static Figure of(
            String title,
            Grid grid,
            TickAxis columns,
            TickAxis rows,
            ColourScale scale,
            String scaleLabel,
            GridAnnotation.Marks marks) {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(columns);
        plot.setRangeAxis(rows);
        plot.addAnnotation(new GridAnnotation(grid, scale, marks));
        return Figure.of(Canvas.MAP, title, plot).withColourBar(scaleLabel, scale);
    }

    /** The range of an axis with a number of cells. */
    static Range range(int cells) {
        return new Range(-0.5, cells - 0.5);
    }
}
