package plasticity.sample;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.DenseVector;
import plasticity.arrays.RealArray;

/**
 * Computes the orientation (sign) of each component from all keys of a head.
 *
 * <p>o_j = sign(mean over buckets b of m_bj), with +1 for 0, where m_b is the mean key of bucket b; all buckets have the same weight. Memory: d
 * numbers per bucket.
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
    /** Bucket of the previous key; consecutive keys are mostly in the same bucket. */
    private int bucket;

    private Bucket sums;

    /** @param dimension d, number of components of a key */
    public OrientationAccumulator(int dimension) {
        this.dimension = dimension;
        this.vector = new double[dimension];
    }

    /** Adds the keys of a block. */
    public void accept(TokenBlock keys) {
        for (int i = 0; i < keys.size(); i++) {
            accept(keys.buckets()[i], keys.vectors(), i * dimension);
        }
    }

    private void accept(int ofBucket, RealArray vectors, int offset) {
        if (sums == null || bucket != ofBucket) {
            bucket = ofBucket;
            sums = buckets.computeIfAbsent(bucket, b -> new Bucket(dimension));
        }
        sums.keys++;
        vectors.copyTo(offset, vector);
        add(vector, sums.sum);
    }

    private static void add(double[] vector, double[] sum) {
        for (int j = 0; j < vector.length; j++) {
            sum[j] += vector[j];
        }
    }

    /**
     * The orientation: d signs, each +1 or −1; all +1 if there are no keys.
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
