package plasticity.estimates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.TDistribution;
import plasticity.jackknife.Estimate;

/**
 * How well a metric and its 95 % intervals match the truth in simulated dumps.
 *
 * @param truth of the metric
 * @param bias mean of the estimates minus the truth
 * @param biasError standard error of the bias: the estimates' standard deviation divided by the square root of their number
 * @param error root mean square of the standard errors that the estimates state
 * @param coverage fraction of dumps whose interval contains the truth
 */
record Coverage(double truth, double bias, double biasError, double error, double coverage) {

    /** Simulates dumps with seeds 0 to n − 1. By metric. */
    static Map<String, Coverage> of(SimulatedDump dump, int dumps) {
        List<Map<String, Estimate>> estimates =
                LongStream.range(0, dumps).parallel().mapToObj(dump::estimates).toList();
        double quantile = TDistribution.of(Math.min(SimulatedDump.GROUPS, dump.texts()) - 1.0)
                .inverseCumulativeProbability(0.975);
        Map<String, Coverage> coverage = new LinkedHashMap<>();
        dump.truth()
                .forEach((metric, truth) -> coverage.put(
                        metric,
                        of(truth, estimates.stream().map(map -> map.get(metric)).toList(), quantile)));
        return coverage;
    }

    private static Coverage of(double truth, List<Estimate> estimates, double quantile) {
        int n = estimates.size();
        double mean = estimates.stream().mapToDouble(Estimate::value).average().orElseThrow();
        double squares = estimates.stream()
                .mapToDouble(estimate -> Math.pow(estimate.value() - mean, 2))
                .sum();
        double errors = estimates.stream()
                .mapToDouble(estimate -> Math.pow(estimate.standardError(), 2))
                .average()
                .orElseThrow();
        long covered = estimates.stream()
                .filter(estimate -> Math.abs(estimate.value() - truth) <= quantile * estimate.standardError())
                .count();
        return new Coverage(
                truth, mean - truth, Math.sqrt(squares / (n - 1) / n), Math.sqrt(errors), (double) covered / n);
    }
}
