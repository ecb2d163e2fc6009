package plasticity.estimators;

/** Means and variances of the score difference of a pair for the queries of some buckets, by bucket and value. */
final class NormalScores {
    private final int values;
    final double[] means;
    final double[] variances;
    private final double[] plasticity;
    private final double[] working;

    /**
     * @param buckets number of query buckets
     * @param values R
     */
    NormalScores(int buckets, int values) {
        this.values = values;
        means = new double[buckets * values];
        variances = new double[means.length];
        plasticity = new double[means.length];
        working = new double[means.length];
    }

    /**
     * Adds the plasticity for some buckets, if score differences are normal. Sums of other buckets become meaningless.
     *
     * @param buckets indices of the buckets, ascending
     * @param excluded the value (r) that leaves the pair out
     * @param sums by bucket and value
     */
    void addPlasticity(int[] buckets, int excluded, double[] sums) {
        if (buckets.length == 0) {
            return;
        }
        int from = buckets[0] * values;
        int to = (buckets[buckets.length - 1] + 1) * values;
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

    /** The plasticity of the last pair for the queries of a bucket, for all texts. */
    double plasticity(int bucket) {
        return plasticity[bucket * values];
    }
}
