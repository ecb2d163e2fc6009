package plasticity.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
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

    private final NavigableMap<HeadId, Row> heads = new TreeMap<>();

    private EstimateSummary(List<Row> heads) {
        heads.forEach(row -> this.heads.put(head(row), row));
    }

    /**
     * Lines of text, the header first; empty without heads.
     *
     * @param heads rows of head_estimates
     * @param replicates rows of head_replicates
     * @param metrics the columns to summarize, which both tables have
     */
    static String of(List<Row> heads, Stream<Row> replicates, List<Column.Real> metrics) {
        return heads.isEmpty() ? "" : new EstimateSummary(heads).text(replicates, metrics);
    }

    private String text(Stream<Row> replicates, List<Column.Real> metrics) {
        List<List<Mean>> means = new ArrayList<>(); // by group, by metric
        replicates.forEach(row -> {
            int group = row.get(HeadReplicates.TEXT_GROUP);
            while (means.size() <= group) {
                means.add(metrics.stream().map(metric -> new Mean()).toList());
            }
            Row head = heads.get(head(row));
            for (int m = 0; m < metrics.size(); m++) {
                if (isDefined(head, metrics.get(m))) {
                    means.get(group).get(m).add(row.get(metrics.get(m)));
                }
            }
        });
        StringBuilder text = new StringBuilder("%n%-27s%6s%12s%12s%n".formatted("", "count", "mean", "se"));
        for (int m = 0; m < metrics.size(); m++) {
            Column.Real metric = metrics.get(m);
            Mean all = new Mean();
            heads.values().stream().filter(head -> isDefined(head, metric)).forEach(head -> all.add(head.get(metric)));
            double[] values = new double[means.size() + 1];
            values[0] = all.value();
            for (int g = 0; g < means.size(); g++) {
                Mean without = means.get(g).get(m);
                values[g + 1] = without.count == all.count ? without.value() : Double.NaN;
            }
            text.append(String.format(Locale.ROOT, "%-27s%6d", metric.name(), all.count))
                    .append(MetricSummary.cell(all.value()))
                    .append(MetricSummary.cell(new Estimate(values).standardError()))
                    .append(System.lineSeparator());
        }
        return text.append(NOTE.replace("\n", System.lineSeparator())).toString();
    }

    private static HeadId head(Row row) {
        return HeadId.query(row.get(HeadIdentity.LAYER), row.get(HeadIdentity.Q_HEAD));
    }

    private static boolean isDefined(Row head, Column.Real metric) {
        return !Double.isNaN(head.get(metric));
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
