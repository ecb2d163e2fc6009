package plasticity.parquet;

/** Half precision, IEEE 754 binary16: a sign, 5 bits of exponent with bias 15, 10 bits of fraction. */
final class Float16 {
    private static final int EXPONENT = 0x7C00;
    /** 2 to the difference of the exponents' biases: 1023 (double) − 15 (half). */
    private static final double BIAS = 0x1p1008;

    private Float16() {}

    /**
     * The exact value of 16 bits, including subnormal numbers, signed zeros, infinities and NaN.
     *
     * <p>Shifted to the exponent and fraction of a double, the bits are the value divided by 2^1008, subnormal or not.
     */
    static double toDouble(short bits) {
        long moved = (bits & 0x8000L) << 48 | (bits & 0x7FFFL) << 42;
        return (bits & EXPONENT) == EXPONENT
                ? Double.longBitsToDouble(moved | 0x7FFL << 52)
                : Double.longBitsToDouble(moved) * BIAS;
    }
}
