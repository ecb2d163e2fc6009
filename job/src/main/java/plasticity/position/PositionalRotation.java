package plasticity.position;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.DenseVector;

/**
 * The Householder reflection that turns the positional direction into the first axis.
 *
 * <p>H = I − 2vvᵀ with v = (u − e₁)/‖u − e₁‖ and u = β/‖β‖; H = I when ‖β‖ or ‖u − e₁‖ is below 1e-12. H is symmetric and is never formed:
 * xH = x − 2(x·v)vᵀ costs O(d) a row. Reference: A. S. Householder, J. ACM 5 (1958).
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

    /** Whether the space stays as it is. */
    public boolean isIdentity() {
        return axis == null;
    }

    /** Rotates every row of an n×d row-major matrix in place. */
    public void rotateRows(DenseMatrix x) {
        rotateRows(x, 0, x.numRows());
    }

    /** Rotates the rows [from, to) in place. */
    public void rotateRows(DenseMatrix x, int from, int to) {
        int d = x.numCols();
        double[] values = x.values();
        for (int i = from; i < to; i++) {
            rotate(values, i * d);
        }
    }

    /** Rotates the vector {@code values[offset … offset + d)} in place. */
    public void rotate(double[] values, int offset) {
        if (axis == null) {
            return;
        }
        double projection = dot(axis, values, offset);
        double twice = 2 * projection;
        for (int j = 0; j < axis.length; j++) {
            values[offset + j] -= twice * axis[j];
        }
    }

    /** Σ direction_j·values_(offset+j), as four sums side by side: each addition waits for the one before it. */
    static double dot(double[] direction, double[] values, int offset) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j < direction.length - 3; j += 4) {
            a += direction[j] * values[offset + j];
            b += direction[j + 1] * values[offset + j + 1];
            c += direction[j + 2] * values[offset + j + 2];
            d += direction[j + 3] * values[offset + j + 3];
        }
        for (; j < direction.length; j++) {
            a += direction[j] * values[offset + j];
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
