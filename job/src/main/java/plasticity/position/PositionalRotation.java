package plasticity.position;

import org.apache.spark.ml.linalg.DenseVector;

/**
 * The Householder reflection that maps the positional direction to the first axis.
 *
 * <p>H = I − 2vvᵀ with v = (u − e₁)/‖u − e₁‖ and u = β/‖β‖; H = I if ‖β‖ or ‖u − e₁‖ is below 1e-12. H is symmetric and its own inverse. It is never
 * formed: xH = x − 2(x·v)vᵀ takes O(d) per row. Reference: A. S. Householder, J. ACM 5 (1958).
 */
public final class PositionalRotation {
    private static final double NEGLIGIBLE = 1e-12;

    /** Unit vector v, or null for the identity. */
    private final double[] axis;

    private PositionalRotation(double[] axis) {
        this.axis = axis;
    }

    /** @param slope β of the regression on position, d values */
    public static PositionalRotation of(DenseVector slope) {
        double[] v = slope.values().clone();
        double length = norm(v);
        if (!(length >= NEGLIGIBLE)) {
            return new PositionalRotation(null);
        }
        for (int j = 0; j < v.length; j++) {
            v[j] /= length;
        }
        v[0] -= 1;
        double distance = norm(v);
        if (distance < NEGLIGIBLE) {
            return new PositionalRotation(null);
        }
        for (int j = 0; j < v.length; j++) {
            v[j] /= distance;
        }
        return new PositionalRotation(v);
    }

    /** Rotates a vector in place. */
    public void rotate(double[] x) {
        if (axis != null) {
            subtract(x, 2 * dot(axis, x), axis);
        }
    }

    private static void subtract(double[] x, double times, double[] other) {
        for (int j = 0; j < x.length; j++) {
            x[j] -= times * other[j];
        }
    }

    /** The inner product, as four independent partial sums, since each addition has to wait for the one before. */
    public static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j < x.length - 3; j += 4) {
            a += x[j] * y[j];
            b += x[j + 1] * y[j + 1];
            c += x[j + 2] * y[j + 2];
            d += x[j + 3] * y[j + 3];
        }
        for (; j < x.length; j++) {
            a += x[j] * y[j];
        }
        return (a + b) + (c + d);
    }

    static double norm(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
