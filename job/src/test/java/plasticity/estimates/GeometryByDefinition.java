package plasticity.estimates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.geometry.HeadClass;
import plasticity.geometry.HeadGeometry;

/** The geometry of a head, computed from its definition: explicit projections of all rows, covariances and a Jacobi eigenvalue solver. */
final class GeometryByDefinition {
    private final List<Token> queries;
    private final List<Token> keys;
    private final List<Token> pooled = new ArrayList<>();
    private final int dimension;

    GeometryByDefinition(List<Token> queries, List<Token> keys) {
        this.queries = queries;
        this.keys = keys;
        pooled.addAll(queries);
        pooled.addAll(keys);
        dimension = queries.get(0).x().length;
    }

    /** The metrics by name, with the class as the number of its constant. */
    static Map<String, Double> values(HeadGeometry geometry) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("q_position_r", geometry.queryPositionR());
        values.put("k_position_r", geometry.keyPositionR());
        values.put("q_drift", geometry.queryDrift());
        values.put("k_drift", geometry.keyDrift());
        values.put("q_centroid", geometry.queryCentroid());
        values.put("k_centroid", geometry.keyCentroid());
        values.put("bias_strength", geometry.biasStrength());
        values.put("bias_logits", geometry.biasLogits());
        values.put("drift_var_frac", geometry.driftVarianceFraction());
        values.put("separation_var_frac", geometry.separationVarianceFraction());
        values.put("separation_strength", geometry.separationStrength());
        values.put("qk_separation", geometry.separation());
        values.put("pc0_var_frac", geometry.pc0VarianceFraction());
        values.put("pc0_q_position_r", geometry.pc0QueryPositionR());
        values.put("pc0_k_position_r", geometry.pc0KeyPositionR());
        values.put(
                "head_class",
                geometry.headClass() == null
                        ? Double.NaN
                        : List.of(HeadClass.values()).indexOf(geometry.headClass()));
        values.put("q_R2_pos", geometry.queryRSquared());
        values.put("k_R2_pos", geometry.keyRSquared());
        return values;
    }

    Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String name : List.of(
                "q_position_r",
                "k_position_r",
                "q_drift",
                "k_drift",
                "q_centroid",
                "k_centroid",
                "bias_strength",
                "bias_logits",
                "drift_var_frac",
                "separation_var_frac",
                "separation_strength",
                "qk_separation")) {
            values.put(name, Double.NaN);
        }
        drift(values);
        principal(values);
        values.put("q_R2_pos", HeadByDefinition.rSquared(queries));
        values.put("k_R2_pos", HeadByDefinition.rSquared(keys));
        return values;
    }

    private void drift(Map<String, Double> values) {
        double[] a = new double[dimension];
        double meanT = meanPosition(pooled);
        double[] centre = meanVector(pooled);
        for (Token token : pooled) {
            for (int j = 0; j < dimension; j++) {
                a[j] += (token.position() - meanT) * (token.x()[j] - centre[j]) / pooled.size();
            }
        }
        double norm = norm(a);
        if (norm < 1e-12) {
            return;
        }
        scale(a, 1 / norm);
        double centroid = HeadByDefinition.dot(meanVector(queries), a);
        double keyDrift = slope(keys, a);
        double range = keys.stream().mapToDouble(Token::position).max().orElseThrow()
                - keys.stream().mapToDouble(Token::position).min().orElseThrow();
        values.put("q_position_r", correlation(queries, a));
        values.put("k_position_r", correlation(keys, a));
        values.put("q_drift", slope(queries, a));
        values.put("k_drift", keyDrift);
        values.put("q_centroid", centroid);
        values.put("k_centroid", HeadByDefinition.dot(meanVector(keys), a));
        values.put("bias_strength", centroid * keyDrift);
        values.put("bias_logits", centroid * keyDrift * range / Math.sqrt(dimension));
        values.put("drift_var_frac", variance(pooled, a) / totalVariance(pooled));

        double[] b = meanVector(queries);
        double[] ofKeys = meanVector(keys);
        for (int j = 0; j < dimension; j++) {
            b[j] -= ofKeys[j];
        }
        double[] difference = b.clone();
        double along = HeadByDefinition.dot(difference, a);
        for (int j = 0; j < dimension; j++) {
            b[j] -= along * a[j];
        }
        double length = norm(b);
        if (length < 1e-12 * Math.max(1, norm(difference))) {
            return;
        }
        scale(b, 1 / length);
        double separation = HeadByDefinition.dot(difference, b);
        values.put("separation_var_frac", variance(pooled, b) / totalVariance(pooled));
        values.put(
                "separation_strength",
                (separation * separation + variance(queries, b) + variance(keys, b))
                        / (Math.pow(norm(difference), 2) + totalVariance(queries) + totalVariance(keys)));
        values.put("qk_separation", separation);
    }

    private void principal(Map<String, Double> values) {
        double[][] vectors = new double[dimension][dimension];
        double[] eigenvalues = eigen(covariance(), vectors);
        int first = 0;
        for (int j = 0; j < dimension; j++) {
            first = eigenvalues[j] > eigenvalues[first] ? j : first;
        }
        double largest = eigenvalues[first];
        boolean isUnclear = !(totalVariance(pooled) > 0);
        for (int j = 0; j < dimension; j++) {
            isUnclear |= j != first && largest - eigenvalues[j] <= 1e-6 * largest;
        }
        double queryR = isUnclear ? Double.NaN : correlation(queries, vectors[first]);
        double keyR = isUnclear ? Double.NaN : correlation(keys, vectors[first]);
        boolean isByKeys = (Double.isNaN(queryR) || Math.abs(queryR) < 0.05) && !Double.isNaN(keyR);
        double sign = (isByKeys ? keyR : queryR) < 0 ? -1 : 1;
        values.put("pc0_var_frac", isUnclear ? Double.NaN : largest / totalVariance(pooled));
        values.put("pc0_q_position_r", sign * queryR);
        values.put("pc0_k_position_r", sign * keyR);
        values.put("head_class", headClass(sign * queryR, Math.abs(keyR)));
    }

    private static double headClass(double queryR, double keyR) {
        if (Double.isNaN(queryR) || Double.isNaN(keyR)) {
            return Double.NaN;
        }
        List<Boolean> classes = List.of(
                queryR > 0.7 && keyR > 0.7,
                queryR > 0.7 && keyR < 0.3,
                queryR < 0.3 && keyR > 0.7,
                queryR < 0.3 && keyR < 0.3,
                true);
        return classes.indexOf(true);
    }

    private double[][] covariance() {
        double[] centre = meanVector(pooled);
        double[][] covariance = new double[dimension][dimension];
        for (Token token : pooled) {
            for (int j = 0; j < dimension; j++) {
                for (int k = 0; k < dimension; k++) {
                    covariance[j][k] += (token.x()[j] - centre[j]) * (token.x()[k] - centre[k]) / pooled.size();
                }
            }
        }
        return covariance;
    }

    /**
     * Jacobi's method: rotations of two components that make their covariance 0.
     *
     * @param vectors receives the eigenvectors, as rows
     */
    private static double[] eigen(double[][] matrix, double[][] vectors) {
        int d = matrix.length;
        for (int j = 0; j < d; j++) {
            vectors[j][j] = 1;
        }
        for (int sweep = 0; sweep < 50; sweep++) {
            for (int p = 0; p < d; p++) {
                for (int q = p + 1; q < d; q++) {
                    double angle = 0.5 * Math.atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
                    double c = Math.cos(angle);
                    double s = Math.sin(angle);
                    for (int k = 0; k < d; k++) {
                        double x = matrix[k][p];
                        double y = matrix[k][q];
                        matrix[k][p] = c * x - s * y;
                        matrix[k][q] = s * x + c * y;
                    }
                    for (double[][] rows : List.of(matrix, vectors)) {
                        for (int k = 0; k < d; k++) {
                            double x = rows[p][k];
                            double y = rows[q][k];
                            rows[p][k] = c * x - s * y;
                            rows[q][k] = s * x + c * y;
                        }
                    }
                }
            }
        }
        double[] eigenvalues = new double[d];
        for (int j = 0; j < d; j++) {
            eigenvalues[j] = matrix[j][j];
        }
        return eigenvalues;
    }

    private double correlation(List<Token> rows, double[] direction) {
        double meanT = meanPosition(rows);
        double centre = HeadByDefinition.dot(meanVector(rows), direction);
        double products = 0;
        double squaresOfT = 0;
        double squares = 0;
        double all = 0;
        for (Token row : rows) {
            double t = row.position() - meanT;
            double y = HeadByDefinition.dot(row.x(), direction) - centre;
            products += t * y;
            squaresOfT += t * t;
            squares += y * y;
            all += HeadByDefinition.dot(row.x(), row.x());
        }
        return isAtOnePosition(rows) || squares <= 1e-20 * all
                ? Double.NaN
                : products / Math.sqrt(squaresOfT * squares);
    }

    private double slope(List<Token> rows, double[] direction) {
        double meanT = meanPosition(rows);
        double centre = HeadByDefinition.dot(meanVector(rows), direction);
        double products = 0;
        double squares = 0;
        for (Token row : rows) {
            double t = row.position() - meanT;
            products += t * (HeadByDefinition.dot(row.x(), direction) - centre);
            squares += t * t;
        }
        return isAtOnePosition(rows) ? 0 : products / squares;
    }

    private static boolean isAtOnePosition(List<Token> rows) {
        return rows.stream().map(Token::position).distinct().count() < 2;
    }

    private double variance(List<Token> rows, double[] direction) {
        double centre = HeadByDefinition.dot(meanVector(rows), direction);
        return rows.stream()
                        .mapToDouble(row -> Math.pow(HeadByDefinition.dot(row.x(), direction) - centre, 2))
                        .sum()
                / rows.size();
    }

    private double totalVariance(List<Token> rows) {
        double total = 0;
        for (int j = 0; j < dimension; j++) {
            double[] axis = new double[dimension];
            axis[j] = 1;
            total += variance(rows, axis);
        }
        return total;
    }

    private static double meanPosition(List<Token> rows) {
        return HeadByDefinition.mean(rows.stream().mapToDouble(Token::position).toArray());
    }

    private double[] meanVector(List<Token> rows) {
        return Stream.iterate(0, j -> j < dimension, j -> j + 1)
                .mapToDouble(j -> HeadByDefinition.mean(
                        rows.stream().mapToDouble(row -> row.x()[j]).toArray()))
                .toArray();
    }

    private static double norm(double[] x) {
        return Math.sqrt(HeadByDefinition.dot(x, x));
    }

    private static void scale(double[] x, double factor) {
        for (int j = 0; j < x.length; j++) {
            x[j] *= factor;
        }
    }
}
