package plasticity.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers in estimates by name, to be compared. */
final class NamedValues {
    private static final List<Estimator> ESTIMATORS = List.of(Estimator.values());

    private NamedValues() {}

    /** @param tolerance relative to values above 1, absolute for others */
    static void compare(Map<String, Double> actual, Map<String, Double> expected, double tolerance) {
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        actual.forEach((name, value) -> {
            double other = expected.get(name);
            boolean isEqual = Double.isNaN(other)
                    ? Double.isNaN(value)
                    : Math.abs(value - other) <= tolerance * Math.max(1, Math.abs(other));
            assertThat(isEqual).as("%s: %s, expected %s", name, value, other).isTrue();
        });
    }

    static Map<String, Double> values(HeadEstimates estimates) {
        Map<String, Double> values = new LinkedHashMap<>();
        estimates.metrics().forEach((metric, estimate) -> values.put(metric.name(), estimate.value()));
        for (BucketEstimate bucket : estimates.buckets()) {
            for (Estimator estimator : ESTIMATORS) {
                values.put(name(bucket, estimator), bucket.values()[ESTIMATORS.indexOf(estimator)]);
            }
        }
        for (ProfilePoint point : estimates.profile()) {
            values.put("profile " + point.queryBucket() + " LINEAR", point.linear());
            values.put("profile " + point.queryBucket() + " EMPIRICAL", point.empirical());
        }
        values.put("Q_R2_HELDOUT", estimates.heldOutRSquared());
        return values;
    }

    static String name(BucketEstimate bucket, Estimator estimator) {
        return "bucket " + bucket.queryBucket() + " " + bucket.keyBucket() + " " + bucket.kind() + " " + estimator;
    }

    static Map<String, Double> errors(HeadEstimates estimates) {
        Map<String, Double> errors = new LinkedHashMap<>();
        estimates.metrics().forEach((metric, estimate) -> errors.put(metric.name(), estimate.standardError()));
        for (BucketEstimate bucket : estimates.buckets()) {
            for (Estimator estimator : ESTIMATORS) {
                errors.put(name(bucket, estimator), bucket.errors()[ESTIMATORS.indexOf(estimator)]);
            }
        }
        for (ProfilePoint point : estimates.profile()) {
            errors.put("profile " + point.queryBucket() + " LINEAR", point.linearError());
            errors.put("profile " + point.queryBucket() + " EMPIRICAL", point.empiricalError());
        }
        return errors;
    }

    static Map<String, Double> distances(HeadEstimates estimates) {
        Map<String, Double> cells = new LinkedHashMap<>();
        for (DistanceCell cell : estimates.distances()) {
            List<Double> edges = List.of(cell.keyDistance(), cell.queryDistance(), cell.width());
            put(cells, edges, (double) cell.pairs(), cell.weight(), cell.linear(), cell.empirical());
        }
        return cells;
    }

    static void put(Map<String, Double> cells, List<Double> edges, double... values) {
        for (int i = 0; i < values.length; i++) {
            cells.put("distance " + edges + " " + i, values[i]);
        }
    }
}
