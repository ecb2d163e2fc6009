package plasticity.sample;

/**
 * Refuses results that left the range in which doubles keep their precision. Vectors of finite numbers may do that to their sums and products;
 * such a result must not pass for an undefined one, or for 0.
 */
public final class DoubleRange {
    /**
     * A sum of squares below this may have lost terms that matter, as numbers below 2^-1022 lose bits: those terms are at most 1e-16 of a sum that
     * is larger.
     */
    public static final double SMALLEST_SQUARES = 1e-290;

    private DoubleRange() {}

    /**
     * @param what of which vectors the values are, in the plural
     * @throws OutOfRangeException if a value is infinite or NaN
     */
    public static void requireFinite(String what, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw overflow(what);
            }
        }
    }

    /** That some numbers are too large. */
    public static OutOfRangeException overflow(String what) {
        return new OutOfRangeException(what + " overflow double precision; scale the vectors down");
    }

    /** That some numbers are too small. */
    public static OutOfRangeException underflow(String what) {
        return new OutOfRangeException(what + " underflow double precision; scale the vectors up");
    }
}
