package plasticity.sample;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.RealArray;

/**
 * Large arrays that a thread has finished with, reused by its next heads and work units: the JVM would fill a new array with zeros, and its garbage
 * collector would copy it. They do not prevent the JVM from using their memory otherwise.
 */
public final class SpareArrays {
    /** The vectors of a key head, and those of a query head before and after their rotation. */
    private static final int MOST = 3;

    private static final DoubleArray NONE = new DoubleArray(0);

    private static final ThreadLocal<List<SoftReference<RealArray>>> OF_THREAD =
            ThreadLocal.withInitial(ArrayList::new);

    private SpareArrays() {}

    /** Doubles with arbitrary content: a spare array, which is not spare any longer, or a new one. */
    public static DoubleArray doubles(int length) {
        return (DoubleArray) ofTypeOf(NONE, length);
    }

    /** As {@link #doubles}, but of the type of another array. */
    public static RealArray ofTypeOf(RealArray other, int length) {
        List<SoftReference<RealArray>> spare = OF_THREAD.get();
        spare.removeIf(reference -> reference.refersTo(null));
        for (int i = 0; i < spare.size(); i++) {
            RealArray array = spare.get(i).get();
            if (array != null && array.getClass() == other.getClass() && array.length() == length) {
                spare.remove(i);
                return array;
            }
        }
        return other.ofSameType(length);
    }

    /** @param array not used otherwise from now on */
    public static void add(RealArray array) {
        List<SoftReference<RealArray>> spare = OF_THREAD.get();
        if (spare.size() == MOST) {
            spare.remove(0);
        }
        spare.add(new SoftReference<>(array));
    }
}
