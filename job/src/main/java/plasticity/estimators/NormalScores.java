package plasticity.estimators;

import java.util.Arrays;

/**
 * The plasticity of a pair of keys if score differences are normal: means and variances of the score difference for the queries of some buckets, by
 * bucket, estimator and value. Estimators share it, so that the plasticity of all is computed in the same loops.
 */
public final class NormalScores {
    /** {@code ap_linear}. */
    public static final int LINEAR = 0;
    /** {@code ap_linear_full}. */
    public static final int LINEAR_FULL = 1;
    /** {@code ap_gaussian}. */
    public static final int GAUSSIAN = 2;

    private static final int ESTIMATORS = 3;

    private final int values;
    final double[] means;
    final double[] variances;
    private final double[] plasticity;
    private final double[] working;
    private final double[] sums;

    /**
     * @param buckets number of query buckets
     * @param values R
     */
    public NormalScores(int buckets, int values) {
        this.values = values;
        means = new double[buckets * ESTIMATORS * values];
        variances = new double[means.length];
        plasticity = new double[means.length];
        working = new double[means.length];
        sums = new double[means.length];
    }

    /** The index of a bucket's first value by an estimator. */
    int index(int bucket, int estimator) {
        return (bucket * ESTIMATORS + estimator) * values;
    }

    /** Starts sums of plasticity over pairs. */
    public void start() {
        Arrays.fill(sums, 0);
    }

    /**
     * Adds the plasticity of a pair for some buckets to the sums. Sums of other buckets become meaningless.
     *
     * @param buckets indices of the buckets, ascending, at least one
     * @param excluded the value (r) that leaves the pair out
     */
    public void add(int[] buckets, int excluded) {
        int from = index(buckets[0], 0);
        int to = index(buckets[buckets.length - 1] + 1, 0);
        NormalPlasticity.of(means, variances, from, to, plasticity, working);
        if (excluded < values) {
            for (int at = from + excluded; at < to; at += values) {
                plasticity[at] = 0;
            }
        }
        add(plasticity, from, to, sums);
    }

    private static void add(double[] some, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            sums[i] += some[i];
        }
    }

    /** The plasticity of the last pair for the queries of a bucket, for all texts, by {@code ap_linear}. */
    public double linear(int bucket) {
        return plasticity[index(bucket, LINEAR)];
    }

    /** The sums of a bucket by an estimator, {@link #LINEAR} to {@link #GAUSSIAN}: R values. */
    public double[] sums(int bucket, int estimator) {
        int from = index(bucket, estimator);
        return Arrays.copyOfRange(sums, from, from + values);
    }
}
