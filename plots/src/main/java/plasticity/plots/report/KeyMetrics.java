package plasticity.plots.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.Head;
import plasticity.plots.model.HeadStates;
import plasticity.plots.model.Quantiles;
import plasticity.plots.report.Page.HeadLink;
import plasticity.plots.report.Page.KeyFigure;
import plasticity.tables.Column;
import plasticity.tables.HeadMetrics;

/** A few figures of the whole model, each with what it means. */
final class KeyMetrics {
    private final HeadTable table;
    private final HeadStates states;

    private KeyMetrics(HeadTable table, HeadStates states) {
        this.table = table;
        this.states = states;
    }

    /** Those whose columns the table has. */
    static List<KeyFigure> of(HeadTable table, HeadStates states, Optional<Object> alpha) {
        KeyMetrics figures = new KeyMetrics(table, states);
        List<KeyFigure> all = new ArrayList<>();
        all.add(figures.heads(states.failed().size()));
        figures.median(
                        HeadMetrics.AP_OVERALL,
                        "Attention plasticity",
                        Numbers::text,
                        "in the median head; half of the heads lie between %s and %s. Near 0 a head always prefers the same of two"
                                + " earlier keys, near 1 either may win.")
                .ifPresent(all::add);
        figures.median(
                        HeadMetrics.Q_R2_POS,
                        "Query that is position",
                        Numbers::percent,
                        "of a query component's variance is a straight line in position, in the median head; in half of the heads"
                                + " between %s and %s.")
                .ifPresent(all::add);
        figures.median(
                        HeadMetrics.Q_MAE_RATIO,
                        "Position told by one number",
                        Numbers::text,
                        "of the error of guessing is left when one projection of the query tells the logarithmic position, in the"
                                + " median head; in half of the heads between %s and %s. 0 is exact, 1 no better than a guess.")
                .ifPresent(all::add);
        figures.median(
                        HeadMetrics.Q_NOISE_FRAC_KS_P_LT_ALPHA,
                        "Noise that is not normal",
                        Numbers::percent,
                        "of the tested noise components are told from a normal distribution at p < "
                                + alpha.map(Object::toString).orElse("p_alpha")
                                + " in the median head; in half of the heads between %s and %s. Plasticity takes noise for normal: the less,"
                                + " the better its model fits.")
                .ifPresent(all::add);
        return all;
    }

    private KeyFigure heads(int failed) {
        long layers = table.heads().stream().mapToInt(Head::layer).distinct().count();
        String meaning = "query heads in " + layers + (layers == 1 ? " layer" : " layers") + " were analysed; "
                + (failed == 0 ? "none failed." : failed + " failed, see below.");
        return new KeyFigure("Heads", Integer.toString(table.heads().size()), meaning, List.of());
    }

    private Optional<KeyFigure> median(Column.Real column, String name, DoubleFunction<String> text, String meaning) {
        List<Head> heads = ranked(column);
        double[] values =
                heads.stream().mapToDouble(head -> table.number(head, column)).toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        long leftOut =
                Arrays.stream(table.column(column)).filter(Double::isFinite).count() - values.length;
        return Optional.of(new KeyFigure(
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
    private List<Head> ranked(Column.Real column) {
        List<Head> varying = table.heads().stream()
                .filter(head -> Double.isFinite(table.number(head, column)))
                .filter(head -> !states.constant(head).areAll())
                .sorted(Comparator.comparingDouble(head -> table.number(head, column)))
                .toList();
        if (!column.equals(HeadMetrics.Q_R2_POS)) {
            return varying;
        }
        List<Head> throughout =
                varying.stream().filter(head -> !states.constant(head).areAny()).toList();
        return throughout.isEmpty() ? varying : throughout;
    }

    private HeadLink link(String why, Head head, Column.Real column, DoubleFunction<String> text) {
        return new HeadLink(why, HeadName.id(head), HeadName.text(head), text.apply(table.number(head, column)));
    }
}
