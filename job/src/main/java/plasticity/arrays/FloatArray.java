package plasticity.arrays;

import java.util.Arrays;

/** An array of floats. */
public final class FloatArray extends RealArray {
    private final float[] values;

    /** An array of zeros. */
    public FloatArray(int length) {
        this(new float[length]);
    }

    /** Wraps an array without copying. */
    public FloatArray(float[] values) {
        this.values = values;
    }

    /** The wrapped array. */
    public float[] values() {
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
        values[index] = (float) value;
    }

    @Override
    public void fill(int from, int to, double value) {
        Arrays.fill(values, from, to, (float) value);
    }

    @Override
    public void copyTo(int from, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = values[from + i];
        }
    }

    @Override
    public void copyFrom(RealArray other, int from, int to, int count) {
        System.arraycopy(((FloatArray) other).values, from, values, to, count);
    }

    @Override
    public RealArray ofSameType(int length) {
        return new FloatArray(length);
    }
}
