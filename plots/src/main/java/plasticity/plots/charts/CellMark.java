package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** A mark on a cell of a map. */
enum CellMark {
    /** Nothing. */
    NONE("") {
        @Override
        void draw(Graphics2D g2, Rectangle2D cell) {}
    },
    /** A diagonal stroke. */
    STROKE("\u2571") {
        @Override
        void draw(Graphics2D g2, Rectangle2D cell) {
            g2.setPaint(new Color(0xa0a0a0));
            g2.draw(new Line2D.Double(cell.getMinX(), cell.getMaxY(), cell.getMaxX(), cell.getMinY()));
        }
    },
    /** A cross. */
    CROSS("\u2715") {
        @Override
        void draw(Graphics2D g2, Rectangle2D cell) {
            Rectangle2D inner = inner(cell, 0.5);
            g2.setPaint(Style.INK);
            g2.draw(new Line2D.Double(inner.getMinX(), inner.getMaxY(), inner.getMaxX(), inner.getMinY()));
            g2.draw(new Line2D.Double(inner.getMinX(), inner.getMinY(), inner.getMaxX(), inner.getMaxY()));
        }
    },
    /** A dot. */
    DOT("\u2022") {
        @Override
        void draw(Graphics2D g2, Rectangle2D cell) {
            Rectangle2D inner = inner(cell, 0.3);
            g2.setPaint(Style.INK);
            g2.fill(new Ellipse2D.Double(inner.getX(), inner.getY(), inner.getWidth(), inner.getHeight()));
        }
    };

    private final String symbol;

    CellMark(String symbol) {
        this.symbol = symbol;
    }

    /** A similar character, for notes. */
    String symbol() {
        return symbol;
    }

    /** Draws the mark. */
    abstract void draw(Graphics2D g2, Rectangle2D cell);

    /** A centred square whose side is a fraction of the cell's shorter side. */
    private static Rectangle2D inner(Rectangle2D cell, double fraction) {
        double side = fraction * Math.min(cell.getWidth(), cell.getHeight());
        return new Rectangle2D.Double(cell.getCenterX() - side / 2, cell.getCenterY() - side / 2, side, side);
    }
}
