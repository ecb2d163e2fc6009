package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.Head;
import plasticity.plots.model.StatusTable;
import plasticity.plots.model.Quantiles;
import plasticity.plots.report.Page.HeadLink;
import plasticity.plots.report.Page.KeyMetric;

/** A few figures of the whole model, each with what it means. */
final class KeyMetrics {
    private static final String POSITION = "q_R2_pos";

    private final HeadTable table;
    private final StatusTable statuses;

    private KeyMetrics(HeadTable table, StatusTable statuses) {
        this.table = table;
        this.statuses = statuses;
    }

    /** Those whose columns the table has. */
    static List<KeyMetric> of(HeadTable table, StatusTable statuses, Optional<Object> alpha) {
        KeyMetrics metrics = new KeyMetrics(table, statuses);
        List<KeyMetric> all = new ArrayList<>();
        all.add(metrics.heads(statuses.failed().size()));
        metrics.median(
                        "ap_overall",
                        "Attention plasticity",
                        Numbers::text,
                        "in the median head; half of the heads lie between %s and %s. Near 0 a head always prefers the same of two"
                                + " earlier keys, near 1 either may win.")
                .ifPresent(all::add);
        metrics.median(
                        POSITION,
                        "Query that is position",
                        Numbers::percent,
                        "of a query component's variance is a straight line in position, in the median head; in half of the heads"
                                + " between %s and %s.")
                .ifPresent(all::add);
        metrics.median(
                        "q_mae_ratio",
                        "Position told by one number",
                        Numbers::text,
                        "of the error of guessing is left when one projection of the query tells the logarithmic position, in the"
                                + " median head; in half of the heads between %s and %s. 0 is exact, 1 no better than a guess.")
                .ifPresent(all::add);
        metrics.median(
                        "q_noise_frac_ks_p_lt_alpha",
                        "Noise that is not normal",
                        Numbers::percent,
                        "of the tested noise components are told from a normal distribution at p < "
                                + alpha.map(Object::toString).orElse("p_alpha")
                                + " in the median head; in half of the heads between %s and %s. Plasticity takes noise for normal: the less,"
                                + " the better its model fits.")
                .ifPresent(all::add);
        return all;
    }

    private KeyMetric heads(int failed) {
        long layers = table.heads().stream().mapToInt(Head::layer).distinct().count();
        String meaning = "query heads in " + layers + (layers == 1 ? " layer" : " layers") + " were analysed; "
                + (failed == 0 ? "none failed." : failed + " failed, see below.");
        return new KeyMetric("Heads", Integer.toString(table.heads().size()), meaning, List.of());
    }

    private Optional<KeyMetric> median(String column, String name, DoubleFunction<String> text, String meaning) {
        List<Head> heads = ranked(column);
        double[] values =
                heads.stream().mapToDouble(head -> table.metric(head, column)).toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        long leftOut =
                Arrays.stream(table.column(column)).filter(Double::isFinite).count() - values.length;
        return Optional.of(new KeyMetric(
                name,
                text.apply(Aggregation.MEDIAN.of(values)),
                String.format(meaning, text.apply(Quantiles.of(values, 0.25)), text.apply(Quantiles.of(values, 0.75)))
                        + (leftOut == 0
                                ? ""
                                : " " + leftOut + (leftOut == 1 ? " head" : " heads")
                                        + " with constant components left out, see the warnings."),
                List.of(
                        link("least", heads.get(0), column, text),
                        link("most", heads.get(heads.size() - 1), column, text))));
    }

    /**
     * Heads with a defined figure, rising by it. Heads whose components are all constant do not count, and for the share of position none with
     * any constant component, unless every head has one.
     */
    private List<Head> ranked(String column) {
        List<Head> varying = table.heads().stream()
                .filter(head -> Double.isFinite(table.metric(head, column)))
                .filter(head -> !statuses.constant(head).areAll())
                .sorted(Comparator.comparingDouble(head -> table.metric(head, column)))
                .toList();
        if (!column.equals(POSITION)) {
            return varying;
        }
        List<Head> throughout =
                varying.stream().filter(head -> !statuses.constant(head).areAny()).toList();
        return throughout.isEmpty() ? varying : throughout;
    }

    private HeadLink link(String why, Head head, String column, DoubleFunction<String> text) {
        return new HeadLink(why, HeadName.id(head), HeadName.text(head), text.apply(table.metric(head, column)));
    }
}
