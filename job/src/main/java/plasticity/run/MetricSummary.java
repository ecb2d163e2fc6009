package plasticity.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import plasticity.tables.HeadMetrics;

/**
 * The closing table of a run: count, mean, standard deviation (n−1), minimum, quartiles (linear between neighbours) and maximum over heads, as
 * pandas' {@code describe} has them; undefined figures are left out.
 */
final class MetricSummary {
    private static final Map<String, ToDoubleFunction<HeadMetrics>> METRICS = new LinkedHashMap<>();

    static {
        METRICS.put("q_R2_pos", HeadMetrics::qR2Pos);
        METRICS.put("q_R2_scalar", HeadMetrics::qR2Scalar);
        METRICS.put("q_mae_ratio", HeadMetrics::qMaeRatio);
        METRICS.put("q_resid0_kurt", HeadMetrics::qResid0Kurt);
        METRICS.put("q_noise_med_abs_skew", HeadMetrics::qNoiseMedAbsSkew);
        METRICS.put("q_noise_med_abs_kurt", HeadMetrics::qNoiseMedAbsKurt);
        METRICS.put("q_noise_frac_ks_p_lt_alpha", HeadMetrics::qNoiseFracKsPLtAlpha);
        METRICS.put("ap_overall", HeadMetrics::apOverall);
    }

    private MetricSummary() {}

    /** Lines of text, the header first. */
    static String of(List<HeadMetrics> heads) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-27s%6s%12s%12s%12s%12s%12s%12s%12s%n",
                "",
                "count",
                "mean",
                "std",
                "min",
                "25%",
                "50%",
                "75%",
                "max"));
        METRICS.forEach((name, metric) -> {
            double[] values = heads.stream()
                    .mapToDouble(metric)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            text.append(String.format(Locale.ROOT, "%-27s%6d", name, values.length));
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
            for (double figure : new double[] {
                mean,
                deviation,
                quantile(values, 0),
                quantile(values, 0.25),
                quantile(values, 0.5),
                quantile(values, 0.75),
                quantile(values, 1)
            }) {
                text.append(
                        Double.isNaN(figure)
                                ? String.format("%12s", "-")
                                : String.format(Locale.ROOT, "%12.6f", figure));
            }
            text.append(System.lineSeparator());
        });
        return text.toString();
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (above - sorted[below]);
    }
}
