package plasticity.estimators;

import java.util.Arrays;

/**
 * The plasticity of a pair of keys if score differences are normal: means and variances of the score difference for the queries of some buckets, by
 * bucket, estimator and value. Estimators share it, so that the plasticity of all is computed in the same loops.
 */
public final class NormalScores {
    /** The estimators that assume normality, in this order: linear, linear_full, gaussian. */
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

    /** The index of a bucket's first value of an estimator. */
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
        return plasticity[index(bucket, 0)];
    }

    /** The sum of value r of a bucket by an estimator, counted from 0. */
    public double sum(int bucket, int estimator, int r) {
        return sums[index(bucket, estimator) + r];
    }
}
