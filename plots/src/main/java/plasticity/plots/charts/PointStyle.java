package plasticity.plots.charts;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Colours and shapes of classes of points. Shapes differ for readers who cannot distinguish the colours. */
public enum PointStyle {
    CIRCLE(0x0072b2),
    SQUARE(0xd55e00),
    TRIANGLE(0x009e73),
    DIAMOND(0xcc79a7),
    INVERTED_TRIANGLE(0x56b4e9),
    /** Neutral. */
    RING(0x7f7f7f);

    private static final double RADIUS = 3;

    private final int rgb;

    PointStyle(int rgb) {
        this.rgb = rgb;
    }

    public Color colour() {
        return new Color(rgb);
    }

    public boolean isFilled() {
        return this != RING;
    }

    /** The shape around the origin, in points. */
    public Shape shape() {
        return shape(RADIUS);
    }

    /** @param radius in points */
    public Shape shape(double radius) {
        return switch (this) {
            case CIRCLE, RING -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case SQUARE -> square(0.9 * radius);
            case DIAMOND -> AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(square(0.9 * radius));
            case TRIANGLE -> triangle(radius, -1);
            case INVERTED_TRIANGLE -> triangle(radius, 1);
        };
    }

    private static Shape square(double half) {
        return new Rectangle2D.Double(-half, -half, 2 * half, 2 * half);
    }

    /** @param tip −1 if it points upwards, 1 if downwards */
    private static Shape triangle(double radius, int tip) {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(0, 1.25 * tip * radius);
        triangle.lineTo(-1.15 * radius, -0.85 * tip * radius);
        triangle.lineTo(1.15 * radius, -0.85 * tip * radius);
        triangle.closePath();
        return triangle;
    }
}
