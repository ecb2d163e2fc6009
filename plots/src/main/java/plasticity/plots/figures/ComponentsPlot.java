package plasticity.plots.figures;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plasticity.config.IntegerType;
import plasticity.config.Text;
import plasticity.plots.charts.Canvas;
import plasticity.plots.charts.CellMark;
import plasticity.plots.charts.Figure;
import plasticity.plots.charts.Style;
import plasticity.plots.charts.TickAxis;
import plasticity.plots.model.ComponentShares;
import plasticity.plots.model.ComponentTable;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.StatusTable;
import plasticity.plots.run.RunTable;
import plasticity.tables.TableException;

/** The share of positional information by component, as a bar chart. */
public final class ComponentsPlot extends Plot {
    private static final PlotSetting COMPONENT_CSV = Settings.table(
            "component_csv", "Table of positional weights by component; format by extension (.csv or .parquet).");
    private static final PlotSetting LIMIT =
            PlotSetting.optional("limit", IntegerType.from(1), "Draw only components below this index.");
    private static final PlotSetting YLABEL =
            PlotSetting.of("ylabel", new Text(), "Share of positional information", "Label of the vertical axis.");

    /** Half the width of a mark, in points. */
    private static final double MARK = 2;
    /** Height of marks, as a fraction of the vertical axis. */
    private static final double MARK_HEIGHT = 0.03;

    ComponentsPlot() {
        super(
                "components",
                "Plot the share of positional information by component.",
                COMPONENT_CSV,
                Settings.OUTPUT,
                LIMIT,
                Settings.AGG,
                Settings.TITLE,
                YLABEL);
    }

    @Override
    public Figure draw(Settings settings) throws PlotException, TableException {
        RunTable table = settings.runTable(COMPONENT_CSV);
        ComponentShares shares = new ComponentShares(
                new ComponentTable(table.file(), StatusTable.nextTo(table.file())),
                settings.aggregation(),
                settings.optionalInt(LIMIT));
        return figure(
                shares, settings.title(table, "Average positional information by component"), settings.text(YLABEL));
    }

    /** Draws the shares. Marks components that are constant in heads, with a note that explains the marks. */
    public static Figure figure(ComponentShares shares, String title, String yLabel) {
        Figure figure = new Figure(
                        Canvas.LOW,
                        title,
                        new TickAxis("Component index", shares.rangeX(), shares.ticks()).slanted(),
                        TickAxis.round(yLabel, shares.rangeY()))
                .withBars(
                        Arrays.stream(shares.components()).asDoubleStream().toArray(),
                        shares.shares(),
                        ComponentShares.BAR_WIDTH,
                        Style.translucent(Style.BLUE, 1));
        List<String> notes = new ArrayList<>();
        int some = mark(figure, shares, ComponentShares.Constancy.IN_SOME_HEADS);
        if (some > 0) {
            notes.add(CellMark.DOT.symbol() + " constant in some heads, which are excluded (" + some + ")");
        }
        int every = mark(figure, shares, ComponentShares.Constancy.IN_EVERY_HEAD);
        if (every > 0) {
            notes.add(CellMark.CROSS.symbol() + " constant in every head (" + every + ")");
        }
        if (shares.leftOut() > 0) {
            notes.add("excluded heads, whose components are all constant: " + shares.leftOut());
        }
        return figure.withNotes(notes);
    }

    /** Marks the components with a constancy and returns their number. */
    private static int mark(Figure figure, ComponentShares shares, ComponentShares.Constancy constancy) {
        double[] x =
                Arrays.stream(shares.components(constancy)).asDoubleStream().toArray();
        double[] heights = new double[x.length];
        Arrays.fill(heights, MARK_HEIGHT * shares.rangeY().high());
        boolean isCross = constancy == ComponentShares.Constancy.IN_EVERY_HEAD;
        Shape shape = isCross ? cross() : new Ellipse2D.Double(-MARK / 2, -MARK / 2, MARK, MARK);
        figure.withPoints(x, heights, shape, !isCross, Style.INK);
        return x.length;
    }

    private static Shape cross() {
        Path2D cross = new Path2D.Double(new Line2D.Double(-MARK, -MARK, MARK, MARK));
        cross.append(new Line2D.Double(-MARK, MARK, MARK, -MARK), false);
        return cross;
    }
}
