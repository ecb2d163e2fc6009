package plasticity.geometry;

import java.io.Serializable;

/**
 * The geometry of a head's kept queries and keys, pooled as X, in the oriented space. Directions: a of drift, along which X varies with position (no
 * orthogonal direction has linear covariance with position); b of separation, from the mean key to the mean query, orthogonal to a; the first
 * principal component of X. Undefined values are NaN.
 *
 * <p>Source: planar rotation and principal components of the toolkit's author, <i>Effective context length</i> (thesis, 2026).
 *
 * @param queryPositionR Pearson correlation of the queries' projection on a with position
 * @param keyPositionR the same of the keys
 * @param queryDrift slope of the queries' projection on a on position, per token
 * @param keyDrift the same of the keys
 * @param queryCentroid mean of the queries' projection on a
 * @param keyCentroid the same of the keys
 * @param biasStrength queryCentroid·keyDrift: what a key's score gains per token of position, whatever the query; above 0, later keys are preferred
 * @param biasLogits biasStrength·(range of key positions)/√d
 * @param driftVarianceFraction share of X's variance along a
 * @param separationVarianceFraction share of X's variance along b
 * @param separationStrength share of the separation and of the variances of queries and keys that is along b
 * @param separation distance between the means along b
 * @param pc0VarianceFraction share of X's variance along the first principal component
 * @param pc0QueryPositionR correlation of the queries' projection on it with position
 * @param pc0KeyPositionR the same of the keys
 * @param headClass what the first principal component encodes; null if a correlation is undefined
 * @param queryRSquared mean R² of the queries' components on position
 * @param keyRSquared the same of the keys
 */
public record HeadGeometry(
        double queryPositionR,
        double keyPositionR,
        double queryDrift,
        double keyDrift,
        double queryCentroid,
        double keyCentroid,
        double biasStrength,
        double biasLogits,
        double driftVarianceFraction,
        double separationVarianceFraction,
        double separationStrength,
        double separation,
        double pc0VarianceFraction,
        double pc0QueryPositionR,
        double pc0KeyPositionR,
        HeadClass headClass,
        double queryRSquared,
        double keyRSquared)
        implements Serializable {
    private static final double NEGLIGIBLE = 1e-12;
    private static final double WEAK = 0.05;

    /** @param queryRSquared the analysis's mean R² of the queries */
    public static HeadGeometry of(Scatter queries, Scatter keys, double queryRSquared) {
        Pooled pooled = Pooled.of(queries, keys);
        Drift drift = Drift.of(pooled, queries, keys);
        Principal principal = Principal.of(pooled, queries, keys);
        return new HeadGeometry(
                drift.queryR,
                drift.keyR,
                drift.querySlope,
                drift.keySlope,
                drift.queryCentroid,
                drift.keyCentroid,
                drift.queryCentroid * drift.keySlope,
                drift.queryCentroid * drift.keySlope * keys.positionRange() / Math.sqrt(pooled.matrix.length),
                drift.fraction,
                drift.separation.fraction,
                drift.separation.strength,
                drift.separation.distance,
                principal.fraction,
                principal.queryR,
                principal.keyR,
                HeadClass.of(principal.queryR, principal.keyR),
                queryRSquared,
                keys.meanRSquared());
    }

    /** Moments of queries and keys together. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    private record Pooled(double[][] matrix, double[] products, double trace, int rows) {
        static Pooled of(Scatter queries, Scatter keys) {
            int d = queries.mean().length;
            double n = (double) queries.rows() + keys.rows();
            // Between the two groups: n_q·n_k/n times the product of the differences of their means.
            double weight = queries.rows() / n * keys.rows();
            double[] difference = minus(queries.mean(), keys.mean());
            double positionDifference = queries.meanPosition() - keys.meanPosition();
            double[][] matrix = new double[d][d];
            double[] products = new double[d];
            double trace = 0;
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    // Symmetric to the last bit, which the decomposition checks.
                    matrix[j][k] =
                            queries.matrix()[j][k] + keys.matrix()[j][k] + weight * (difference[j] * difference[k]);
                }
                products[j] = queries.products()[j] + keys.products()[j] + weight * positionDifference * difference[j];
                trace += matrix[j][j];
            }
            return new Pooled(matrix, products, trace, queries.rows() + keys.rows());
        }
    }

    private record Drift(
            double queryR,
            double keyR,
            double querySlope,
            double keySlope,
            double queryCentroid,
            double keyCentroid,
            double fraction,
            Separation separation) {
        static Drift of(Pooled pooled, Scatter queries, Scatter keys) {
            double[] a = pooled.products.clone();
            for (int j = 0; j < a.length; j++) {
                a[j] /= pooled.rows;
            }
            if (!normalise(a, NEGLIGIBLE)) {
                double none = Double.NaN;
                return new Drift(none, none, none, none, none, none, none, Separation.NONE);
            }
            return new Drift(
                    queries.correlation(a),
                    keys.correlation(a),
                    queries.drift(a),
                    keys.drift(a),
                    Scatter.dot(queries.mean(), a),
                    Scatter.dot(keys.mean(), a),
                    Scatter.quadratic(pooled.matrix, a) / pooled.trace,
                    Separation.of(pooled, queries, keys, a));
        }
    }

    private record Separation(double fraction, double strength, double distance) {
        static final Separation NONE = new Separation(Double.NaN, Double.NaN, Double.NaN);

        static Separation of(Pooled pooled, Scatter queries, Scatter keys, double[] a) {
            double[] difference = minus(queries.mean(), keys.mean());
            double along = Scatter.dot(difference, a);
            double[] b = difference.clone();
            for (int j = 0; j < b.length; j++) {
                b[j] -= along * a[j];
            }
            double length = Math.sqrt(Scatter.dot(difference, difference));
            if (!normalise(b, NEGLIGIBLE * Math.max(1, length))) {
                return NONE;
            }
            double distance = Scatter.dot(difference, b);
            double explained = distance * distance + queries.along(b) / queries.rows() + keys.along(b) / keys.rows();
            double total = length * length + queries.trace() / queries.rows() + keys.trace() / keys.rows();
            return new Separation(Scatter.quadratic(pooled.matrix, b) / pooled.trace, explained / total, distance);
        }
    }

    private record Principal(double fraction, double queryR, double keyR) {
        static Principal of(Pooled pooled, Scatter queries, Scatter keys) {
            PrincipalComponent component = PrincipalComponent.of(pooled.matrix);
            if (component == null) {
                return new Principal(Double.NaN, Double.NaN, Double.NaN);
            }
            double queryR = queries.correlation(component.direction());
            double keyR = keys.correlation(component.direction());
            boolean isByKeys = !(Math.abs(queryR) >= WEAK) && !Double.isNaN(keyR);
            double sign = (isByKeys ? keyR : queryR) < 0 ? -1 : 1;
            return new Principal(component.fraction(), sign * queryR, sign * keyR);
        }
    }

    private static double[] minus(double[] x, double[] y) {
        double[] difference = x.clone();
        for (int j = 0; j < difference.length; j++) {
            difference[j] -= y[j];
        }
        return difference;
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
