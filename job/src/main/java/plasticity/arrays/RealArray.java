package plasticity.arrays;

/**
 * An array of real numbers, stored as floats or as doubles. Floats need half of the memory, and half as many cache misses. All arithmetic is in
 * doubles, which represent every float exactly.
 */
public abstract sealed class RealArray permits FloatArray, DoubleArray {
    /** Number of values. */
    public abstract int length();

    /** The value at an index. */
    public abstract double get(int index);

    /** Sets a value; a {@link FloatArray} rounds it to a float. */
    public abstract void set(int index, double value);

    /** Sets the values from index {@code from} to {@code to − 1}. */
    public abstract void fill(int from, int to, double value);

    /** Copies {@code into.length} values, beginning at an index, to an array. */
    public abstract void copyTo(int from, double[] into);

    /**
     * Copies values from an array of the same type.
     *
     * @throws ClassCastException if the other array has another type
     */
    public abstract void copyFrom(RealArray other, int from, int to, int count);

    /** A new array of the same type. */
    public abstract RealArray ofSameType(int length);
}
