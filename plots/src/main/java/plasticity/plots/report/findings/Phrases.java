package plasticity.plots.report.findings;

import java.math.BigDecimal;
import java.math.MathContext;
import plasticity.draws.PairKind;

/** Parts of sentences. */
final class Phrases {
    private Phrases() {}

    static String pairs(PairKind kind) {
        return RunEstimates.id(kind) + " pairs of keys";
    }

    /** {@code 1 head}, {@code 2 heads}. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 3 of 54 heads}. */
    static String of(int number, int all, String thing) {
        return number + " of " + count(all, thing);
    }

    /** {@code mean over 54 heads}, or {@code one head}. */
    static String meanOver(int heads) {
        return heads == 1 ? "one head" : "mean over " + heads + " heads";
    }

    /** A fraction with its error as percentages. */
    static String percent(Measured share) {
        return new Measured(100 * share.value(), 100 * share.error(), share.degrees()).text() + "\u202f%";
    }

    /** A fraction without its error as a percentage without decimals. */
    static String roundPercent(double share) {
        return Math.round(100 * share) + "\u202f%";
    }

    /** Half the width of an interval. */
    static String twoDigits(double halfWidth) {
        return new BigDecimal(halfWidth).round(new MathContext(2)).toPlainString();
    }

    /** A round fraction as a percentage. */
    static String percentOf(double fraction) {
        return Measured.digits(100 * fraction) + "\u202f%";
    }

    /** {@code (error unknown)} after a metric without one. */
    static String withError(Measured metric) {
        return metric.textWithInterval() + (metric.isDefined() && !metric.hasError() ? " (error unknown)" : "");
    }
}
