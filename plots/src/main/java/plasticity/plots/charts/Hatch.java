package plasticity.plots.charts;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A pattern of lines on an area, so that areas are distinguishable without colours. */
public enum Hatch {
    /** No lines. */
    NONE,
    /** Like slashes. */
    RISING,
    /** Like backslashes. */
    FALLING,
    HORIZONTAL;

    /** Distance of lines, in points. */
    private static final double SPACING = 5;

    /** The lines within a rectangle. Lines of adjacent rectangles meet. */
    Path2D lines(Rectangle2D area) {
        Path2D lines = new Path2D.Double();
        double left = area.getMinX();
        double right = area.getMaxX();
        double top = area.getMinY();
        double bottom = area.getMaxY();
        switch (this) {
            case NONE -> {}
            case RISING -> {
                for (double sum = first(left + top); sum < right + bottom; sum += SPACING) {
                    double from = Math.max(left, sum - bottom);
                    double to = Math.min(right, sum - top);
                    lines.append(new Line2D.Double(from, sum - from, to, sum - to), false);
                }
            }
            case FALLING -> {
                for (double difference = first(left - bottom); difference < right - top; difference += SPACING) {
                    double from = Math.max(left, difference + top);
                    double to = Math.min(right, difference + bottom);
                    lines.append(new Line2D.Double(from, from - difference, to, to - difference), false);
                }
            }
            case HORIZONTAL -> {
                for (double y = first(top); y < bottom; y += SPACING) {
                    lines.append(new Line2D.Double(left, y, right, y), false);
                }
            }
        }
        return lines;
    }

    private static double first(double low) {
        return Math.ceil(low / SPACING) * SPACING;
    }
}
