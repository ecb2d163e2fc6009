package plasticity.plots.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, at most nine intervals, as matplotlib's {@code AutoLocator} chooses them.
 */
public final class RoundTicks {
    private static final int MAX_STEPS = 9;
    private static final List<BigDecimal> STEPS = List.of(
            new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"), BigDecimal.TEN);
    /** Tolerance for ticks at the ends of the range. */
    private static final double SLACK = 1e-9;
    /** Labels beyond these powers of ten are in scientific notation. */
    private static final int SMALLEST_PLAIN = -5;

    private static final int LARGEST_PLAIN = 6;

    private RoundTicks() {}

    /** Returns two or more ticks within a range, in ascending order. */
    public static List<Tick> within(Range range) {
        return within(range, MAX_STEPS);
    }

    /**
     * Returns two or more ticks within a range, in ascending order.
     *
     * @param maxSteps maximum number of intervals, above 0
     */
    public static List<Tick> within(Range range, int maxSteps) {
        BigDecimal step = step(range.length() / maxSteps);
        List<Tick> ticks = at(step, range);
        while (ticks.size() < 2) {
            step = step.divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
            ticks = at(step, range);
        }
        return ticks;
    }

    /** The smallest round number that is at least a value. */
    private static BigDecimal step(double min) {
        int exponent = (int) Math.floor(Math.log10(min));
        return STEPS.stream()
                .map(step -> step.scaleByPowerOfTen(exponent))
                .filter(step -> step.doubleValue() >= min * (1 - SLACK))
                .findFirst()
                .orElseThrow();
    }

    private static List<Tick> at(BigDecimal step, Range range) {
        double size = step.doubleValue();
        long first = (long) Math.ceil(range.low() / size - SLACK);
        long last = (long) Math.floor(range.high() / size + SLACK);
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        int magnitude = (int) Math.floor(Math.log10(largest));
        boolean isPlain = magnitude > SMALLEST_PLAIN && magnitude < LARGEST_PLAIN;
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            ticks.add(new Tick(value.doubleValue(), isPlain ? plain(value, step) : scientific(value)));
        }
        return ticks;
    }

    /** Formats a value with as many decimals as the step has. */
    private static String plain(BigDecimal value, BigDecimal step) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        return minus(value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static String scientific(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return minus(stripped.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent);
    }

    /** Replaces hyphens with minus signs, as in matplotlib. */
    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
