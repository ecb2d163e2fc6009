package plasticity.sample;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.DenseVector;

/**
 * Collects every key of a head and tells in which direction each component points.
 *
 * <p>With m_b the mean key of bucket b, the orientation of component j is the sign of the mean over buckets of m_bj, each bucket weighing the
 * same; 0 counts as +1. Memory: d numbers a bucket.
 */
public final class OrientationAccumulator {
    private static final class Bucket {
        private final double[] sum;
        private long keys;

        private Bucket(int dimension) {
            sum = new double[dimension];
        }
    }

    private final int dimension;
    private final Map<Integer, Bucket> buckets = new TreeMap<>();
    private final double[] vector;
    /** That of the key before, which is mostly this one's too. */
    private int bucket;

    private Bucket sums;

    /** @param dimension d, the length of a key */
    public OrientationAccumulator(int dimension) {
        this.dimension = dimension;
        this.vector = new double[dimension];
    }

    /** Takes in one key, {@code vectors[offset … offset + d)}. */
    public void accept(int ofBucket, double[] vectors, int offset) {
        if (sums == null || bucket != ofBucket) {
            bucket = ofBucket;
            sums = buckets.computeIfAbsent(bucket, b -> new Bucket(dimension));
        }
        sums.keys++;
        System.arraycopy(vectors, offset, vector, 0, dimension);
        add(vector, sums.sum);
    }

    private static void add(double[] vector, double[] sum) {
        for (int j = 0; j < vector.length; j++) {
            sum[j] += vector[j];
        }
    }

    /**
     * d signs, each +1 or −1; all +1 when no key was taken in.
     *
     * @throws OutOfRangeException if the sums of the keys leave the range of a double
     */
    public DenseVector signs() {
        double[] total = new double[dimension];
        for (Bucket bucket : buckets.values()) {
            for (int j = 0; j < dimension; j++) {
                total[j] += bucket.sum[j] / bucket.keys;
            }
        }
        DoubleRange.requireFinite("sums of the keys", total);
        double[] signs = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            signs[j] = total[j] < 0 ? -1 : 1;
        }
        return new DenseVector(signs);
    }
}
