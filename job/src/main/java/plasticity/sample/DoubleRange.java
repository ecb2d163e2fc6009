package plasticity.sample;

/**
 * Rejects results outside the range in which doubles keep their precision. Sums and products of finite vectors may overflow or underflow; such a
 * result must not be mistaken for an undefined one or for 0.
 */
public final class DoubleRange {
    /**
     * A smaller sum of squares may have lost significant terms, because numbers below 2^-1022 lose bits. In a larger sum, those terms are at most
     * 1e-16 of the sum.
     */
    public static final double SMALLEST_SQUARES = 1e-290;

    private DoubleRange() {}

    /**
     * @param what what the values are, in the plural, for the message
     * @throws OutOfRangeException if a value is infinite or NaN
     */
    public static void requireFinite(String what, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw overflow(what);
            }
        }
    }

    /** The exception for numbers that are too large. */
    public static OutOfRangeException overflow(String what) {
        return new OutOfRangeException(what + " overflow double precision; scale the vectors down");
    }

    /** The exception for numbers that are too small. */
    public static OutOfRangeException underflow(String what) {
        return new OutOfRangeException(what + " underflow double precision; scale the vectors up");
    }
}
