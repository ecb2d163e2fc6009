package plasticity.plots.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import plasticity.comparison.BenjaminiHochberg;

/**
 * Heads whose metric differs from 0 at a false discovery rate of 5 % (Benjamini–Hochberg).
 *
 * @param above heads with a metric above 0
 * @param below heads with a metric below 0
 * @param tested number of heads with an error
 */
record Discoveries<T>(List<T> above, List<T> below, int tested) {
    private static final double RATE = 0.05;
    /** How sentences state the rule. */
    static final String RULE = "t-tests by Student’s t, false discovery rate 5\u202f% over heads (Benjamini–Hochberg)";

    /** Tests the metrics of heads; those without an error are ignored. */
    static <T> Discoveries<T> of(List<T> heads, Function<T, Measured> metric) {
        List<T> tested = heads.stream()
                .filter(head -> !Double.isNaN(metric.apply(head).pValue()))
                .toList();
        double[] adjusted = BenjaminiHochberg.adjust(
                tested.stream().mapToDouble(head -> metric.apply(head).pValue()).toArray());
        List<T> above = new ArrayList<>();
        List<T> below = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= RATE) {
                T head = tested.get(i);
                (metric.apply(head).value() > 0 ? above : below).add(head);
            }
        }
        return new Discoveries<>(above, below, tested.size());
    }

    int count() {
        return above.size() + below.size();
    }
}
