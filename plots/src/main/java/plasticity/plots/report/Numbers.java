package plasticity.plots.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.Curve;

/** Formats numbers for the page. */
final class Numbers {
    /** The text of an undefined value. */
    static final String NONE = "–";

    private static final MathContext DIGITS = new MathContext(4);
    private static final double MIN_PLAIN = 1e-4;
    private static final double MAX_PLAIN = 1e7;

    private Numbers() {}

    /** A point of a curve: {@code 0.5 at 768}, or {@code 0.5 at bucket 1} if positions are unknown. */
    static String point(Curve curve, int i, BucketScale scale) {
        return text(curve.y(i)) + " at " + (scale.isInTokens() ? "" : "bucket ") + text(curve.x(i));
    }

    /** Boxes values. */
    static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Four significant digits; integers in full; {@link #NONE} if not finite. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double magnitude = Math.abs(value);
        if (magnitude < MAX_PLAIN && value == Math.rint(value)) {
            return minus(Long.toString((long) value));
        }
        if (magnitude < MIN_PLAIN || magnitude >= MAX_PLAIN) {
            return minus(String.format(Locale.ROOT, "%.3e", value));
        }
        return minus(new BigDecimal(value).round(DIGITS).toPlainString());
    }

    /** A finite number with a number of decimals. */
    static String decimals(double value, int decimals) {
        return minus(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** A fraction as a percentage with three significant digits. */
    static String percent(double fraction) {
        return Double.isFinite(fraction)
                ? minus(new BigDecimal(100 * fraction).round(new MathContext(3)).toPlainString()) + "\u202f%"
                : NONE;
    }

    /** Formats a colour as {@code #rrggbb}. */
    static String colour(int rgb) {
        return String.format("#%06x", rgb);
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
