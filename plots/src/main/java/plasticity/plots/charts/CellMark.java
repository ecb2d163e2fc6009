package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;

/** A mark on a cell of a map. */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
public enum CellMark {
    /** Nothing. */
    NONE("", (g2, cell) -> {}),
    /** A diagonal stroke. */
    STROKE("\u2571", (g2, cell) -> {
        g2.setPaint(new Color(0xa0a0a0));
        drawRising(g2, cell);
    }),
    /** A cross. */
    CROSS("\u2715", (g2, cell) -> {
        Rectangle2D inner = inner(cell, 0.5);
        g2.setPaint(Style.INK);
        drawRising(g2, inner);
        g2.draw(new Line2D.Double(inner.getMinX(), inner.getMinY(), inner.getMaxX(), inner.getMaxY()));
    }),
    /** A dot. */
    DOT("\u2022", (g2, cell) -> {
        Rectangle2D inner = inner(cell, 0.3);
        g2.setPaint(Style.INK);
        g2.fill(new Ellipse2D.Double(inner.getX(), inner.getY(), inner.getWidth(), inner.getHeight()));
    }),
    /** A white circle with a black edge, visible on every colour. */
    RING("\u25cb", (g2, cell) -> {
        Rectangle2D inner = inner(cell, 0.4);
        Ellipse2D ring = new Ellipse2D.Double(inner.getX(), inner.getY(), inner.getWidth(), inner.getHeight());
        g2.setPaint(Style.PAPER);
        g2.fill(ring);
        g2.setPaint(Style.INK);
        g2.draw(ring);
    });

    private final String symbol;
    private final BiConsumer<Graphics2D, Rectangle2D> drawing;

    CellMark(String symbol, BiConsumer<Graphics2D, Rectangle2D> drawing) {
        this.symbol = symbol;
        this.drawing = drawing;
    }

    /** A similar character, for notes. */
    public String symbol() {
        return symbol;
    }

    void draw(Graphics2D g2, Rectangle2D cell) {
        drawing.accept(g2, cell);
    }

    private static void drawRising(Graphics2D g2, Rectangle2D cell) {
        g2.draw(new Line2D.Double(cell.getMinX(), cell.getMaxY(), cell.getMaxX(), cell.getMinY()));
    }

    /** A centred square whose side is a fraction of the cell's shorter side. */
    private static Rectangle2D inner(Rectangle2D cell, double fraction) {
        double side = fraction * Math.min(cell.getWidth(), cell.getHeight());
        return new Rectangle2D.Double(cell.getCenterX() - side / 2, cell.getCenterY() - side / 2, side, side);
    }
}
