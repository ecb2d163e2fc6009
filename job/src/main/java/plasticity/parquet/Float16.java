package plasticity.parquet;

/** Half precision, IEEE 754 binary16: a sign, 5 bits of exponent with bias 15, 10 bits of fraction. */
final class Float16 {
    private static final int EXPONENT = 0x7C00;
    /** From the exponent's bias of a half, 15, to that of a double, 1023. */
    private static final double BIAS = 0x1p1008;

    private Float16() {}

    /**
     * The number that 16 bits stand for, exactly; subnormal numbers, signed zeros, infinities and NaN included.
     *
     * <p>With exponent and fraction moved to where a double has them, the bits are the number divided by 2^1008, subnormal or not.
     */
    static double toDouble(short bits) {
        long moved = (bits & 0x8000L) << 48 | (bits & 0x7FFFL) << 42;
        return (bits & EXPONENT) == EXPONENT
                ? Double.longBitsToDouble(moved | 0x7FFL << 52)
                : Double.longBitsToDouble(moved) * BIAS;
    }
}
