package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** What a cell shows beside its colour. */
enum CellMark {
    /** Nothing. */
    NONE("") {
        @Override
        void draw(Graphics2D g2, Rectangle2D cell) {}
    },
    /** Struck through, which is hatching where many are. */
    STROKE("\u2571") {
        @Override
        void draw(Graphics2D g2, Rectangle2D cell) {
            g2.setPaint(new Color(0xa0a0a0));
            g2.draw(new Line2D.Double(cell.getMinX(), cell.getMaxY(), cell.getMaxX(), cell.getMinY()));
        }
    },
    /** Crossed out. */
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

    private final String sign;

    CellMark(String sign) {
        this.sign = sign;
    }

    /** A character that looks like it, for notes. */
    String sign() {
        return sign;
    }

    /** Draws the mark itself. */
    abstract void draw(Graphics2D g2, Rectangle2D cell);

    /** A square in the middle, as high as a share of the cell's shorter side. */
    private static Rectangle2D inner(Rectangle2D cell, double share) {
        double side = share * Math.min(cell.getWidth(), cell.getHeight());
        return new Rectangle2D.Double(cell.getCenterX() - side / 2, cell.getCenterY() - side / 2, side, side);
    }
}
