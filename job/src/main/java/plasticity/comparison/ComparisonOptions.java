package plasticity.comparison;

import java.util.List;

/**
 * What a comparison covers.
 *
 * @param labels short names of the runs, in their order; empty for the names of their directories
 * @param metrics names of the metrics; empty for all
 * @param allowed keys of settings that affect metrics and may differ between the runs
 * @param rate false discovery rate at which heads count as changed, above 0 and below 1
 * @param top number of heads with the largest and with the smallest values, at least 1
 */
public record ComparisonOptions(List<String> labels, List<String> metrics, List<String> allowed, double rate, int top) {
    /** All metrics, a false discovery rate of 5 %, and the ten largest and smallest. */
    public static final ComparisonOptions DEFAULT = new ComparisonOptions(List.of(), List.of(), List.of(), 0.05, 10);
}
