package plasticity.position;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.sample.TokenTable;

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

    /**
     * The rotation of vectors whose components are multiplied by signs: it maps s∘x to s∘(xH), with the same bits except for the sign of a zero.
     *
     * @param signs s, d numbers, each +1 or −1
     */
    public PositionalRotation times(DenseVector signs) {
        return axis == null
                ? this
                : new PositionalRotation(
                        TokenTable.oriented(new DenseVector(axis), signs).values());
    }

    /** Rotates a vector in place. */
    public void rotate(double[] x) {
        if (axis != null) {
            subtract(x, 2 * dot(axis, x), axis);
        }
    }

    /**
     * Rotates a vector in place and returns its inner product, before the rotation, with another one: the same as {@link #dot}. Both inner products in one
     * loop take little longer than one, whose additions have to wait for each other.
     */
    public double rotateAndDot(double[] x, double[] other) {
        if (axis == null) {
            return dot(other, x);
        }
        double[] y = axis;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int j = 0;
        for (; j < x.length - 3; j += 4) {
            a += y[j] * x[j];
            e += other[j] * x[j];
            b += y[j + 1] * x[j + 1];
            f += other[j + 1] * x[j + 1];
            c += y[j + 2] * x[j + 2];
            g += other[j + 2] * x[j + 2];
            d += y[j + 3] * x[j + 3];
            h += other[j + 3] * x[j + 3];
        }
        for (; j < x.length; j++) {
            a += y[j] * x[j];
            e += other[j] * x[j];
        }
        subtract(x, 2 * ((a + b) + (c + d)), y);
        return (e + f) + (g + h);
    }

    /**
     * Rotates several vectors in place, with the same results as one by one. Loops over the vectors are vectorised by the JVM.
     *
     * @param components d arrays: by component, then by vector
     * @param sums 4 arrays, as long as those of the components; overwritten
     */
    public void rotate(double[][] components, double[][] sums) {
        if (axis == null) {
            return;
        }
        // The four partial sums of dot.
        for (double[] sum : sums) {
            Arrays.fill(sum, 0);
        }
        int multipleOfFour = axis.length - axis.length % 4;
        for (int j = 0; j < axis.length; j++) {
            addProducts(axis[j], components[j], sums[j < multipleOfFour ? j % 4 : 0]);
        }
        double[] twice = sums[0];
        twice(twice, sums[1], sums[2], sums[3]);
        for (int j = 0; j < axis.length; j++) {
            subtract(components[j], twice, axis[j]);
        }
    }

    private static void addProducts(double factor, double[] x, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }

    /** Replaces a by 2·((a + b) + (c + d)). */
    private static void twice(double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < a.length; i++) {
            a[i] = 2 * ((a[i] + b[i]) + (c[i] + d[i]));
        }
    }

    private static void subtract(double[] x, double[] times, double other) {
        for (int i = 0; i < times.length; i++) {
            x[i] -= times[i] * other;
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
