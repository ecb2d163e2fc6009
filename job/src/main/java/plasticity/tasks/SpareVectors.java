package plasticity.tasks;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The arrays of vectors that a thread has finished with, reused by its next heads and work units: the JVM would fill a new array with zeros, and its
 * garbage collector would copy it. They do not prevent the JVM from using their memory otherwise.
 */
final class SpareVectors {
    /** Those of a key head and a query head. */
    private static final int MOST = 2;

    private static final ThreadLocal<List<SoftReference<double[]>>> OF_THREAD = ThreadLocal.withInitial(ArrayList::new);

    private SpareVectors() {}

    /** An array of this size with arbitrary content, which is no longer spare; null if there is none. */
    static double[] take(int size) {
        List<SoftReference<double[]>> spare = OF_THREAD.get();
        double[] taken = spare.stream()
                .map(SoftReference::get)
                .filter(Objects::nonNull)
                .filter(array -> array.length == size)
                .findFirst()
                .orElse(null);
        spare.removeIf(reference -> reference.get() == null || reference.refersTo(taken));
        return taken;
    }

    /** @param array not used otherwise from now on */
    static void add(double[] array) {
        List<SoftReference<double[]>> spare = OF_THREAD.get();
        if (spare.size() == MOST) {
            spare.remove(0);
        }
        spare.add(new SoftReference<>(array));
    }
}
