package plasticity.plots.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadTable;
import plasticity.plots.model.StatusTable;
import plasticity.plots.report.Page.HeadLink;
import plasticity.plots.report.Page.KeyMetric;
import plasticity.tables.Column;
import plasticity.tables.HeadMetrics;

/** Summary metrics of the model, each with an explanation. */
record KeyMetrics(HeadTable table, StatusTable statuses) {
    /** Computes the metrics whose columns the table has. */
    static List<KeyMetric> of(HeadTable table, StatusTable statuses, Optional<Object> alpha) {
        KeyMetrics metrics = new KeyMetrics(table, statuses);
        return Stream.of(
                        Optional.of(metrics.heads(statuses.failed().size())),
                        metrics.median(
                                HeadMetrics.AP_OVERALL,
                                "Attention plasticity",
                                Numbers::text,
                                "is the median over heads; interquartile range %s to %s. Near 0, a head always prefers the same one of two"
                                        + " earlier keys; near 1, either may win."),
                        metrics.median(
                                HeadMetrics.Q_R2_POS,
                                "Linear position in queries",
                                Numbers::percent,
                                "of a query component's variance is explained by a straight line in position (mean R²). Median over heads;"
                                        + " interquartile range %s to %s."),
                        metrics.median(
                                HeadMetrics.Q_MAE_RATIO,
                                "Position predictability (1-D projection)",
                                Numbers::text,
                                "of the baseline error (always predicting the mean) remains when log-position is predicted from one projection"
                                        + " of the query. Median over heads; interquartile range %s to %s. 0: exact; 1: no better than the"
                                        + " baseline."),
                        metrics.median(
                                HeadMetrics.Q_NOISE_FRAC_KS_P_LT_ALPHA,
                                "Non-normal noise",
                                Numbers::percent,
                                "of the tested noise components are rejected as non-normal (Kolmogorov–Smirnov, p < "
                                        + alpha.map(Object::toString).orElse("p_alpha")
                                        + "). Median over heads; interquartile range %s to %s. Plasticity assumes normal noise: the lower, the better"
                                        + " its model fits."))
                .flatMap(Optional::stream)
                .toList();
    }

    private KeyMetric heads(int failed) {
        long layers = table.heads().stream().mapToInt(Head::layer).distinct().count();
        String meaning = "query heads in " + layers + (layers == 1 ? " layer" : " layers") + " were analysed; "
                + (failed == 0 ? "none failed." : failed + " failed, see below.");
        return new KeyMetric("Heads", Integer.toString(table.heads().size()), meaning, List.of());
    }

    private Optional<KeyMetric> median(Column.Real column, String name, DoubleFunction<String> text, String meaning) {
        List<Head> heads = ranked(column);
        double[] values =
                heads.stream().mapToDouble(head -> table.number(head, column)).toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        long excluded =
                Arrays.stream(table.column(column)).filter(Double::isFinite).count() - values.length;
        return Optional.of(new KeyMetric(
                name,
                text.apply(Aggregation.MEDIAN.of(values)),
                String.format(
                                meaning,
                                text.apply(Aggregation.quantile(values, 0.25)),
                                text.apply(Aggregation.quantile(values, 0.75)))
                        + (excluded == 0
                                ? ""
                                : " " + excluded + (excluded == 1 ? " head" : " heads")
                                        + " with constant components excluded, see the warnings."),
                List.of(
                        link("Lowest", heads.get(0), column, text),
                        link("Highest", heads.get(heads.size() - 1), column, text))));
    }

    /**
     * Returns the heads with a defined metric, ordered by it. Excludes heads whose components are all constant; for {@code q_R2_pos}, excludes
     * those with any constant component, unless every head has one.
     */
    private List<Head> ranked(Column.Real column) {
        List<Head> varying = table.heads().stream()
                .filter(head -> Double.isFinite(table.number(head, column)))
                .filter(head -> !statuses.constant(head).areAll())
                .sorted(Comparator.comparingDouble(head -> table.number(head, column)))
                .toList();
        if (!column.equals(HeadMetrics.Q_R2_POS)) {
            return varying;
        }
        List<Head> withoutConstant = varying.stream()
                .filter(head -> !statuses.constant(head).areAny())
                .toList();
        return withoutConstant.isEmpty() ? varying : withoutConstant;
    }

    private HeadLink link(String label, Head head, Column.Real column, DoubleFunction<String> text) {
        return new HeadLink(label, head, text.apply(table.number(head, column)));
    }
}
