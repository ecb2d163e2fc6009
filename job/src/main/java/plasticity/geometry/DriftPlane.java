package plasticity.geometry;

/**
 * The plane of drift and separation of a head's queries and keys, pooled as X. A reflection of components, such as the orientation, reflects both
 * directions too, so projections on them do not depend on it.
 *
 * @param drift a, of length 1: X varies with position along it, and no orthogonal direction has linear covariance with position; d values; null if
 *     nothing varies with position
 * @param separation b, of length 1 and orthogonal to a: from the mean key to the mean query; d values; null if a is, or the means do not differ
 *     orthogonally to a
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
public record DriftPlane(double[] drift, double[] separation) {
    private static final double NEGLIGIBLE = 1e-12;

    public static DriftPlane of(Scatter queries, Scatter keys) {
        return of(PooledScatter.of(queries, keys), queries, keys);
    }

    static DriftPlane of(PooledScatter pooled, Scatter queries, Scatter keys) {
        double[] a = pooled.products().clone();
        for (int j = 0; j < a.length; j++) {
            a[j] /= pooled.rows();
        }
        if (!normalise(a, NEGLIGIBLE)) {
            return new DriftPlane(null, null);
        }
        double[] difference = PooledScatter.minus(queries.mean(), keys.mean());
        double along = Scatter.dot(difference, a);
        double[] b = difference.clone();
        for (int j = 0; j < b.length; j++) {
            b[j] -= along * a[j];
        }
        double length = Math.sqrt(Scatter.dot(difference, difference));
        return new DriftPlane(a, normalise(b, NEGLIGIBLE * Math.max(1, length)) ? b : null);
    }

    /** Divides a vector by its length, unless this is too small. */
    private static boolean normalise(double[] x, double smallest) {
        double length = Math.sqrt(Scatter.dot(x, x));
        if (!(length >= smallest) || Double.isInfinite(length)) {
            return false;
        }
        for (int j = 0; j < x.length; j++) {
            x[j] /= length;
        }
        return true;
    }
}
