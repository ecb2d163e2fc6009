package plasticity.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import plasticity.tables.Column;
import plasticity.tables.Row;

/**
 * The table at the end of a run: count, mean, standard deviation (n−1), minimum, quartiles (linearly interpolated) and maximum over heads, as in
 * pandas' {@code describe}. Undefined values are left out.
 */
final class MetricSummary {
    private MetricSummary() {}

    /**
     * Lines of text, the header first.
     *
     * @param metrics the columns to summarize
     */
    static String of(List<Row> heads, List<Column.Real> metrics) {
        StringBuilder text = new StringBuilder(("%-27s%6s" + "%12s".repeat(7) + "%n")
                .formatted("", "count", "mean", "std", "min", "25%", "50%", "75%", "max"));
        for (Column.Real metric : metrics) {
            double[] values = heads.stream()
                    .mapToDouble(head -> head.get(metric))
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            text.append(String.format(Locale.ROOT, "%-27s%6d", metric.name(), values.length));
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double sumOfSquares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double standardDeviation = values.length < 2 ? Double.NaN : Math.sqrt(sumOfSquares / (values.length - 1));
            for (double statistic : new double[] {
                mean,
                standardDeviation,
                quantile(values, 0),
                quantile(values, 0.25),
                quantile(values, 0.5),
                quantile(values, 0.75),
                quantile(values, 1)
            }) {
                text.append(cell(statistic));
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    /** A number of the table; {@code -} if it is undefined. */
    static String cell(double value) {
        return Double.isNaN(value) ? String.format("%12s", "-") : String.format(Locale.ROOT, "%12.6f", value);
    }

    private static double quantile(double[] sorted, double fraction) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double index = fraction * (sorted.length - 1);
        int below = (int) index;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (index - below) * (above - sorted[below]);
    }
}
