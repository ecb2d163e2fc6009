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
    private static final double WEAK = 0.05;

    /** @param queryRSquared the analysis's mean R² of the queries */
    public static HeadGeometry of(Scatter queries, Scatter keys, double queryRSquared) {
        PooledScatter pooled = PooledScatter.of(queries, keys);
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
                drift.queryCentroid * drift.keySlope * keys.positionRange() / Math.sqrt(pooled.matrix().length),
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

    private record Drift(
            double queryR,
            double keyR,
            double querySlope,
            double keySlope,
            double queryCentroid,
            double keyCentroid,
            double fraction,
            Separation separation) {
        static Drift of(PooledScatter pooled, Scatter queries, Scatter keys) {
            DriftPlane plane = DriftPlane.of(pooled, queries, keys);
            double[] a = plane.drift();
            if (a == null) {
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
                    Scatter.quadratic(pooled.matrix(), a) / pooled.trace(),
                    plane.separation() == null
                            ? Separation.NONE
                            : Separation.of(pooled, queries, keys, plane.separation()));
        }
    }

    private record Separation(double fraction, double strength, double distance) {
        static final Separation NONE = new Separation(Double.NaN, Double.NaN, Double.NaN);

        static Separation of(PooledScatter pooled, Scatter queries, Scatter keys, double[] b) {
            double[] difference = PooledScatter.minus(queries.mean(), keys.mean());
            double length = Math.sqrt(Scatter.dot(difference, difference));
            double distance = Scatter.dot(difference, b);
            double explained = distance * distance + queries.along(b) / queries.rows() + keys.along(b) / keys.rows();
            double total = length * length + queries.trace() / queries.rows() + keys.trace() / keys.rows();
            return new Separation(Scatter.quadratic(pooled.matrix(), b) / pooled.trace(), explained / total, distance);
        }
    }

    private record Principal(double fraction, double queryR, double keyR) {
        static Principal of(PooledScatter pooled, Scatter queries, Scatter keys) {
            PrincipalComponent component = PrincipalComponent.of(pooled.matrix());
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
}
