package plasticity.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.TextGroups;

/**
 * Averages the disagreement about pairs of keys over the pairs of each key bucket, then over key buckets. D is the probability that two queries
 * disagree about which of two keys they prefer, times two, by what the queries have in common:
 *
 * <ul>
 *   <li>D₁: head, bucket and text
 *   <li>D₂: head and bucket; different texts
 *   <li>D₃: head; different buckets and texts
 *   <li>D₅: nothing; different heads, buckets and texts
 * </ul>
 *
 * <p>With s of n queries of a cell (head, bucket, text) preferring the first key, D = 4·Σ s·(n′ − s′) / Σ n·n′ over the pairs of cells that the line
 * allows; D₁ = 4·Σ s(n − s)/(n − 1) / Σ n over cells with n ≥ 2. D₅ follows from pairs of different buckets and texts of all heads taken as one, less
 * those of D₃.
 *
 * <p>A mean over key buckets uses those at which every D that is defined at any bucket is defined, so that differences of D compare the same buckets.
 * A D that is defined at no bucket is undefined.
 */
public final class Variation {
    /** Number of the probabilities D₁, D₂, D₃, D₅. */
    private static final int KINDS = 4;

    private final int values;
    private final List<HeadCells> cells;
    private final List<Disagreement> heads;
    /** All heads taken as one; empty for a single head. */
    private final Optional<JointCells> joint;

    private final List<double[][]> byBucket = new ArrayList<>();
    /** Of the current key bucket, by kind and value: denominators; numerators of the pairs that a value leaves out, which the sums contain. */
    private double[][] denominators;

    private double[][] excess;
    private double[] pairs;

    /** @param heads of one key head */
    public Variation(List<HeadCells> heads, TextGroups groups) {
        values = groups.values();
        cells = heads;
        this.heads = heads.stream().map(head -> new Disagreement(head, groups)).toList();
        joint = heads.size() == 1 ? Optional.empty() : Optional.of(new JointCells(heads, groups));
    }

    /**
     * Starts a key bucket.
     *
     * @param eligible by head: indices of its buckets for which the key bucket is eligible, ascending
     */
    public void start(int[][] eligible) {
        denominators = new double[KINDS][values];
        excess = new double[KINDS][values];
        pairs = new double[values];
        for (int h = 0; h < eligible.length; h++) {
            heads.get(h).start(eligible[h], cells.get(h).sizes());
        }
        joint.ifPresent(all -> all.start(eligible));
        for (int r = 0; r < values; r++) {
            for (int k = 0; k < KINDS; k++) {
                denominators[k][r] = sum(k, r);
            }
        }
        heads.forEach(Disagreement::clear);
        joint.ifPresent(JointCells::clear);
    }

    /** A numerator or denominator of the current key bucket, before the factor 4. */
    private double sum(int kind, int r) {
        double sum = 0;
        for (Disagreement head : heads) {
            sum += head.value(Math.min(kind, Disagreement.NOTHING), r);
        }
        if (kind < KINDS - 1) {
            return sum;
        }
        return joint.isPresent() ? joint.get().value(r) - sum : 0;
    }

    /**
     * Adds a pair of keys.
     *
     * @param counts by head and cell: number of queries that prefer the first key
     * @param excluded the value (r) that leaves the pair out
     */
    public void accept(double[][] counts, int excluded) {
        addSums(excluded, -1);
        for (int h = 0; h < counts.length; h++) {
            heads.get(h).add(counts[h]);
        }
        if (joint.isPresent()) {
            joint.get().add(counts);
        }
        addSums(excluded, 1);
        for (int r = 0; r < values; r++) {
            pairs[r] += r == excluded ? 0 : 1;
        }
    }

    /** Adds sums to what a value has in excess: before a pair with a negative sign, after it with a positive one. */
    private void addSums(int value, int sign) {
        if (value < values) {
            for (int k = 0; k < KINDS; k++) {
                excess[k][value] += sign * sum(k, value);
            }
        }
    }

    /** Ends the key bucket. */
    public void end() {
        double[][] means = new double[KINDS][values];
        for (int k = 0; k < KINDS; k++) {
            for (int r = 0; r < values; r++) {
                means[k][r] = denominators[k][r] > 0 && pairs[r] > 0
                        ? 4 * (sum(k, r) - excess[k][r]) / (denominators[k][r] * pairs[r])
                        : Double.NaN;
            }
        }
        byBucket.add(means);
    }

    /** The components of all key buckets. */
    public Components components() {
        double[][] means = new double[KINDS][values];
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
