package plasticity.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;
import plasticity.tables.HeadReplicates;
import plasticity.tables.Row;

/**
 * The table of estimates at the end of a run: the number of heads for which a metric is defined, the mean over them, and its standard error. Heads of
 * a model share their texts, so their errors are not independent: the standard error is that of the mean, from the means of the replicates. It is
 * undefined unless all these heads have the same number of groups of texts; these are taken to be the same texts.
 */
final class EstimateSummary {
    private static final String NOTE =
            """
            near: pairs of keys of one bucket; far: of different buckets; ap_drop: from the first to the last fifth of the context
            se: standard error of the mean over heads, from leaving out groups of texts
            """;

    private final List<Column.Real> metrics;
    /** By metric: over all texts. */
    private final List<Mean> means;
    /** By group of texts left out, by metric. */
    private final List<List<Mean>> replicates = new ArrayList<>();

    private boolean isEmpty = true;

    /** @param metrics the columns to summarize, which head_estimates and head_replicates have */
    EstimateSummary(List<Column.Real> metrics) {
        this.metrics = metrics;
        this.means = means();
    }

    private List<Mean> means() {
        return metrics.stream().map(metric -> new Mean()).toList();
    }

    /**
     * Adds the next head.
     *
     * @param head its row of head_estimates
     * @param without its rows of head_replicates
     */
    void add(Row head, List<Row> without) {
        isEmpty = false;
        add(head, head, means);
        for (Row row : without) {
            int group = row.get(HeadReplicates.TEXT_GROUP);
            while (replicates.size() <= group) {
                replicates.add(means());
            }
            add(head, row, replicates.get(group));
        }
    }

    /** Adds the values of a row that are defined for a head. */
    private void add(Row head, Row row, List<Mean> sums) {
        for (int m = 0; m < sums.size(); m++) {
            if (!Double.isNaN(head.get(metrics.get(m)))) {
                sums.get(m).add(row.get(metrics.get(m)));
            }
        }
    }

    /** Lines of text, the header first; empty without heads. */
    String text() {
        if (isEmpty) {
            return "";
        }
        StringBuilder text = new StringBuilder("%n%-27s%6s%12s%12s%n".formatted("", "count", "mean", "se"));
        for (int m = 0; m < metrics.size(); m++) {
            Mean all = means.get(m);
            double[] values = new double[replicates.size() + 1];
            values[0] = all.value();
            for (int g = 0; g < replicates.size(); g++) {
                Mean without = replicates.get(g).get(m);
                values[g + 1] = without.count == all.count ? without.value() : Double.NaN;
            }
            text.append(String.format(Locale.ROOT, "%-27s%6d", metrics.get(m).name(), all.count))
                    .append(MetricSummary.cell(all.value()))
                    .append(MetricSummary.cell(new Estimate(values).standardError()))
                    .append(System.lineSeparator());
        }
        return text.append(NOTE.replace("\n", System.lineSeparator())).toString();
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        /** NaN without values, or if one is undefined. */
        double value() {
            return sum / count;
        }
    }
}
