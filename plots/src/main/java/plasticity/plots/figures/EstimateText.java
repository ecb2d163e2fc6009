package plasticity.plots.figures;

import java.util.Locale;
import plasticity.jackknife.Estimate;

/** Formats metrics with their standard errors for notes. */
final class EstimateText {
    private static final int DECIMALS = 3;

    private EstimateText() {}

    /** Such as {@code 0.178 ± 0.015}: three decimals, or as many as a smaller error needs; only the metric if its error is unknown. */
    static String of(Estimate estimate) {
        double error = estimate.standardError();
        if (Double.isNaN(error)) {
            return number(estimate.value(), DECIMALS);
        }
        int decimals = error > 0 ? Math.max(DECIMALS, -(int) Math.floor(Math.log10(error))) : DECIMALS;
        return number(estimate.value(), decimals) + " ± " + number(error, decimals);
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value)
                ? "undefined"
                : String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '\u2212');
    }
}
