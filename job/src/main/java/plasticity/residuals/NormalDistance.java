package plasticity.residuals;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Kolmogorov–Smirnov distance D of a sample from the standard normal distribution, exact, without sorting the sample.
 *
 * <p>D = max over the sorted sample of i/n − Φ(x_i) and Φ(x_i) − (i−1)/n. Counting the values in narrow bins tells the empirical distribution at
 * every bin's edge, so from two counts and two values of Φ it is known how large a gap a bin can hold at most, and how large D is at least. Only
 * bins that can hold D are sorted and looked at value by value, and Φ itself is only computed where a chord of it leaves the matter open. A sample
 * whose values crowd into few bins costs a sort.
 */
final class NormalDistance {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
    /** Bins are of equal width within ±{@value}; what lies beyond falls into the outermost ones. */
    private static final double REACH = 5;

    private static final int MOST_BINS = 1 << 14;
    private static final int VALUES_PER_BIN = 4;
    /** More than the rounding of a bin's edges and of Φ can come to. */
    private static final double SLACK = 1e-12;

    private static final double STEEPEST_BEND = 0.242;

    private static final double[] PHI_AT_EDGES = phiAtEdges();

    private final int size;
    private final int bins;
    private final double perUnit;
    /** Values below each bin; the whole sample's size at the end. */
    private final int[] below;
    /** The largest gap that each bin can hold; 0 where it has no values. */
    private final double[] most;
    /** The bin that can hold the largest. */
    private int widest;

    private double atLeast;

    private NormalDistance(int[] below) {
        this.below = below;
        bins = below.length - 1;
        size = below[bins];
        perUnit = bins / (2 * REACH);
        most = new double[bins];
        bound();
    }

    private static int[] count(double[] sample) {
        int bins = Math.max(1, Math.min(MOST_BINS, Integer.highestOneBit(sample.length / VALUES_PER_BIN)));
        double perUnit = bins / (2 * REACH);
        int[] below = new int[bins + 1];
        for (double value : sample) {
            below[bin(value, perUnit, bins) + 1]++;
        }
        for (int bin = 0; bin < bins; bin++) {
            below[bin + 1] += below[bin];
        }
        return below;
    }

    /**
     * D.
     *
     * @param sample n ≥ 1 values, none NaN; left as they are
     * @return in [1/(2n), 1]
     */
    static double of(double[] sample) {
        return new NormalDistance(count(sample)).distance(sample);
    }

    /**
     * The bounds of D that the counts tell, and D itself when it is asked for.
     *
     * @param sample gives n ≥ 1 values, none NaN: now, and again should D be asked for
     */
    static BoundedDistance bounded(Supplier<double[]> sample) {
        int[] below = count(sample.get());
        NormalDistance distance = new NormalDistance(below);
        return new BoundedDistance(distance.atLeast, distance.most[distance.widest], () -> new NormalDistance(below)
                .distance(sample.get()));
    }

    private void bound() {
        double shareBelow = 0;
        for (int bin = 0; bin < bins; bin++) {
            double share = share(below[bin + 1]);
            if (share > shareBelow) {
                double above = share - phi(bin);
                double under = phi(bin + 1) - shareBelow;
                most[bin] = SLACK + (above > under ? above : under);
                widest = most[bin] > most[widest] ? bin : widest;
            }
            shareBelow = share;
            double atEdge = Math.abs(share - phi(bin + 1)) - SLACK;
            if (atEdge > atLeast) {
                atLeast = atEdge;
            }
        }
    }

    private double distance(double[] sample) {
        int[] ends = new int[bins];
        double[] candidates = candidates(sample, ends);
        double distance = distance(widest, candidates, ends, 0);
        for (int bin = 0; bin < bins; bin++) {
            if (ends[bin] > 0 && most[bin] > distance) {
                distance = distance(bin, candidates, ends, distance);
            }
        }
        return distance;
    }

    /**
     * The values of all bins that can hold D, bin after bin.
     *
     * @param ends takes where each such bin's values end, 0 for the others
     */
    private double[] candidates(double[] sample, int[] ends) {
        int[] next = new int[bins];
        int size = 0;
        for (int bin = 0; bin < bins; bin++) {
            next[bin] = -1;
            if (most[bin] > 0 && most[bin] >= atLeast) {
                next[bin] = size;
                size += below[bin + 1] - below[bin];
                ends[bin] = size;
            }
        }
        double[] candidates = new double[size];
        for (double value : sample) {
            int bin = bin(value, perUnit, bins);
            if (next[bin] >= 0) {
                candidates[next[bin]++] = value;
            }
        }
        return candidates;
    }

    /** The largest gap within a bin, or {@code known} where it is no larger. */
    private double distance(int bin, double[] candidates, int[] ends, double known) {
        int start = ends[bin] - (below[bin + 1] - below[bin]);
        Arrays.sort(candidates, start, ends[bin]);
        double distance = known;
        for (int i = start, rank = below[bin]; i < ends[bin]; i++, rank++) {
            double value = candidates[i];
            if (gap(rank, chord(bin, value)) + chordError(bin) > distance) {
                distance = Math.max(distance, gap(rank, STANDARD_NORMAL.cumulativeProbability(value)));
            }
        }
        return distance;
    }

    private double gap(int rank, double phi) {
        return Math.max(share(rank + 1) - phi, phi - share(rank));
    }

    /** Φ within a bin as a straight line between its edges. */
    private double chord(int bin, double value) {
        double fraction = (value + REACH) * perUnit - bin;
        return phi(bin) + fraction * (phi(bin + 1) - phi(bin));
    }

    /** How far Φ may be from its chord: width²/8 times the largest |Φ''|, 1/√(2πe); anything beyond the outermost bins' edges. */
    private double chordError(int bin) {
        return bin == 0 || bin == bins - 1 ? 1 : STEEPEST_BEND / (8 * perUnit * perUnit) + SLACK;
    }

    private static int bin(double value, double perUnit, int bins) {
        int bin = (int) ((value + REACH) * perUnit);
        return Math.max(0, Math.min(bin, bins - 1));
    }

    private double share(int count) {
        return (double) count / size;
    }

    /** Φ at a bin's lower edge. */
    private double phi(int bin) {
        return PHI_AT_EDGES[bin * (MOST_BINS / bins)];
    }

    private static double[] phiAtEdges() {
        double[] phi = new double[MOST_BINS + 1];
        for (int edge = 1; edge < MOST_BINS; edge++) {
            phi[edge] = STANDARD_NORMAL.cumulativeProbability(edge * (2 * REACH / MOST_BINS) - REACH);
        }
        phi[MOST_BINS] = 1;
        return phi;
    }
}
