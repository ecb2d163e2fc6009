package plasticity.plots.report.findings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.StudentT;

/**
 * A metric with its error over texts.
 *
 * @param value NaN if it is undefined
 * @param error standard error; NaN if it is undefined
 * @param degrees of freedom of Student's t, usually one less than the groups of texts; 0 or NaN if there are none
 */
public record Measured(double value, double error, double degrees) {
    /** The text of an undefined value. */
    public static final String NONE = "–";

    private static final MathContext DIGITS = new MathContext(4);
    private static final MathContext DIGITS_OF_ERROR = new MathContext(2);
    /** Smaller errors are due to rounding. */
    private static final double NO_ERROR = 1e-12;

    static Measured of(Estimate estimate) {
        return new Measured(estimate.value(), estimate.standardError(), Math.max(0, estimate.replicates() - 1));
    }

    public boolean isDefined() {
        return !Double.isNaN(value);
    }

    public boolean hasError() {
        return isDefined() && !Double.isNaN(error);
    }

    /** The same with a value of at least 0. */
    Measured magnitude() {
        return new Measured(Math.abs(value), error, degrees);
    }

    /** Half the width of the 95 % confidence interval; NaN without an error. */
    public double halfWidth95() {
        return hasError() && degrees > 0 ? StudentT.halfWidth95(degrees) * error : Double.NaN;
    }

    /** The two-sided p-value of a true value of 0; NaN without an error, or if value and error are 0. */
    public double pValue() {
        return hasError() && degrees > 0 ? StudentT.pValue(value / error, degrees) : Double.NaN;
    }

    /** Whether the 95 % confidence interval contains 0; true without an error. */
    public boolean mayBeZero() {
        return !(Math.abs(value) > halfWidth95());
    }

    /** Value and error, rounded to two significant digits of the error: {@code 0.685 ± 0.011}. Without an error, four digits of the value. */
    public String text() {
        if (!isDefined()) {
            return NONE;
        }
        return hasError() && error > NO_ERROR ? rounded(value) + " ± " + rounded(error) : digits(value);
    }

    /** Four significant digits of a finite number; an integer of fewer digits has no more. */
    static String digits(double number) {
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        int missing = rounded.scale() > 0 ? Math.max(0, DIGITS.getPrecision() - rounded.precision()) : 0;
        return minus(rounded.setScale(rounded.scale() + missing).toPlainString());
    }

    /** As {@link #text()}, and the 95 % confidence interval, if there is an error. */
    public String textWithInterval() {
        return error > NO_ERROR && !Double.isNaN(halfWidth95())
                ? text() + " (95\u202f%: " + rounded(value - halfWidth95()) + " to " + rounded(value + halfWidth95())
                        + ")"
                : text();
    }

    private String rounded(double number) {
        BigDecimal digits = BigDecimal.valueOf(error).round(DIGITS_OF_ERROR);
        int scale = digits.scale() + DIGITS_OF_ERROR.getPrecision() - digits.precision();
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(scale, RoundingMode.HALF_EVEN);
        return minus(rounded.toPlainString());
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
