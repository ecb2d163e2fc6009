package plasticity.arrays;

import java.util.Arrays;

/** An array of doubles. */
public final class DoubleArray extends RealArray {
    private final double[] values;

    /** An array of zeros. */
    public DoubleArray(int length) {
        this(new double[length]);
    }

    /** Wraps an array without copying. */
    public DoubleArray(double[] values) {
        this.values = values;
    }

    /** The wrapped array. */
    public double[] values() {
        return values;
    }

    @Override
    public int length() {
        return values.length;
    }

    @Override
    public double get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, double value) {
        values[index] = value;
    }

    @Override
    public void fill(int from, int to, double value) {
        Arrays.fill(values, from, to, value);
    }

    @Override
    public void copyTo(int from, double[] into) {
        System.arraycopy(values, from, into, 0, into.length);
    }

    @Override
    public void copyFrom(RealArray other, int from, int to, int count) {
        System.arraycopy(((DoubleArray) other).values, from, values, to, count);
    }

    @Override
    public RealArray ofSameType(int length) {
        return new DoubleArray(length);
    }
}
