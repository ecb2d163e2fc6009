package plasticity.variation;

import java.util.ArrayList;
import java.util.List;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.TextGroups;

/**
 * Averages {@link Disagreement} over the pairs of keys of each key bucket, then over key buckets.
 *
 * <p>A mean over key buckets uses those at which every D that is defined at any bucket is defined, so that differences of D compare the same buckets.
 * A D that is defined at no bucket is undefined.
 */
public final class Variation {
    private final Disagreement disagreement;
    private final int values;
    private final List<double[][]> byBucket = new ArrayList<>();
    private double[][] denominators;
    private double[][] sums;
    private double[] pairs;

    /** @param heads of one key head */
    public Variation(List<HeadCells> heads, TextGroups groups) {
        disagreement = new Disagreement(heads, groups);
        values = groups.values();
    }

    /**
     * Starts a key bucket.
     *
     * @param eligible by head: indices of its buckets for which the key bucket is eligible, ascending
     */
    public void start(int[][] eligible) {
        denominators = disagreement.start(eligible);
        sums = new double[Disagreement.KINDS][values];
        pairs = new double[values];
    }

    /**
     * Adds a pair of keys.
     *
     * @param counts by head and cell: number of queries that prefer the first key
     * @param excluded the value (r) that leaves the pair out
     */
    public void accept(double[][] counts, int excluded) {
        double[][] numerators = disagreement.numerators(counts);
        for (int r = 0; r < values; r++) {
            if (r != excluded) {
                pairs[r]++;
                for (int k = 0; k < sums.length; k++) {
                    sums[k][r] += numerators[k][r];
                }
            }
        }
    }

    /** Ends the key bucket. */
    public void end() {
        double[][] means = new double[Disagreement.KINDS][values];
        for (int k = 0; k < means.length; k++) {
            for (int r = 0; r < values; r++) {
                means[k][r] = denominators[k][r] > 0 && pairs[r] > 0
                        ? 4 * sums[k][r] / (denominators[k][r] * pairs[r])
                        : Double.NaN;
            }
        }
        byBucket.add(means);
    }

    /** The components of all key buckets. */
    public Components components() {
        double[][] means = new double[Disagreement.KINDS][values];
        for (int r = 0; r < values; r++) {
            mean(r, means);
        }
        Estimate within = new Estimate(means[0]);
        Estimate betweenTexts = new Estimate(means[1]);
        Estimate betweenBuckets = new Estimate(means[2]);
        Estimate betweenHeads = new Estimate(means[3]);
        boolean hasHeads = !Double.isNaN(betweenHeads.value());
        return new Components(
                within,
                betweenTexts.minus(within),
                betweenBuckets.minus(betweenTexts),
                betweenHeads.minus(betweenBuckets),
                hasHeads ? betweenHeads : betweenBuckets);
    }

    private void mean(int r, double[][] means) {
        boolean[] isDefinedSomewhere = new boolean[means.length];
        for (double[][] bucket : byBucket) {
            for (int k = 0; k < means.length; k++) {
                isDefinedSomewhere[k] |= !Double.isNaN(bucket[k][r]);
            }
        }
        int buckets = 0;
        for (double[][] bucket : byBucket) {
            boolean isComplete = true;
            for (int k = 0; k < means.length; k++) {
                isComplete &= !isDefinedSomewhere[k] || !Double.isNaN(bucket[k][r]);
            }
            if (isComplete) {
                buckets++;
                for (int k = 0; k < means.length; k++) {
                    means[k][r] += bucket[k][r];
                }
            }
        }
        for (int k = 0; k < means.length; k++) {
            means[k][r] = isDefinedSomewhere[k] ? means[k][r] / buckets : Double.NaN;
        }
    }
}
