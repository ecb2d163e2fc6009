package plasticity.residuals;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The exact Kolmogorov–Smirnov distance D of a sample from the standard normal distribution, without sorting the sample.
 *
 * <p>D = max over the sorted sample of i/n − Φ(x_i) and Φ(x_i) − (i−1)/n. The values are counted in narrow bins. The counts give the empirical
 * distribution function at the edges of the bins, hence an upper bound of the difference within each bin and a lower bound of D. Only bins that can
 * contain D are sorted and examined value by value, and Φ is computed only if its chord does not decide. Samples with most values in few bins cost a
 * sort.
 */
final class NormalDistance {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);
    /** Bins have equal width within ±{@value}; values beyond are counted in the outermost bins. */
    private static final double REACH = 5;

    private static final int MAX_BINS = 1 << 14;
    private static final int VALUES_PER_BIN = 4;
    /** More than the rounding errors of bin edges and of Φ. */
    private static final double SLACK = 1e-12;

    /** The largest |Φ''|, 1/√(2πe), rounded up. */
    private static final double MAX_CURVATURE = 0.242;

    private static final double[] PHI_AT_EDGES = phiAtEdges();

    private final int size;
    private final int bins;
    private final double perUnit;
    /** Number of values below each bin, then the sample size. */
    private final int[] below;
    /** Upper bound of the difference within each bin; 0 for empty bins. */
    private final double[] upper;
    /** The bin with the largest upper bound. */
    private int widest;

    /** Lower bound of D. */
    private double lower;

    private NormalDistance(int[] below) {
        this.below = below;
        bins = below.length - 1;
        size = below[bins];
        perUnit = bins / (2 * REACH);
        upper = new double[bins];
        bound();
    }

    private static int[] count(double[] sample) {
        int bins = Math.max(1, Math.min(MAX_BINS, Integer.highestOneBit(sample.length / VALUES_PER_BIN)));
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
     * D of a sample.
     *
     * @param sample n ≥ 1 values, none NaN; not modified
     * @return in [1/(2n), 1]
     */
    static double of(double[] sample) {
        return new NormalDistance(count(sample)).distance(sample);
    }

    /**
     * The bounds of D from the bin counts; D itself is computed on demand.
     *
     * @param sample returns n ≥ 1 values, none NaN; called now, and again if D is needed
     */
    static BoundedDistance bounded(Supplier<double[]> sample) {
        int[] below = count(sample.get());
        NormalDistance distance = new NormalDistance(below);
        return new BoundedDistance(distance.lower, distance.upper[distance.widest], () -> new NormalDistance(below)
                .distance(sample.get()));
    }

    private void bound() {
        double fractionBelow = 0;
        for (int bin = 0; bin < bins; bin++) {
            double fraction = fraction(below[bin + 1]);
            if (fraction > fractionBelow) {
                double above = fraction - phi(bin);
                double under = phi(bin + 1) - fractionBelow;
                upper[bin] = SLACK + (above > under ? above : under);
                widest = upper[bin] > upper[widest] ? bin : widest;
            }
            fractionBelow = fraction;
            double atEdge = Math.abs(fraction - phi(bin + 1)) - SLACK;
            if (atEdge > lower) {
                lower = atEdge;
            }
        }
    }

    private double distance(double[] sample) {
        int[] ends = new int[bins];
        double[] candidates = candidates(sample, ends);
        double distance = distance(widest, candidates, ends, 0);
        for (int bin = 0; bin < bins; bin++) {
            if (ends[bin] > 0 && upper[bin] > distance) {
                distance = distance(bin, candidates, ends, distance);
            }
        }
        return distance;
    }

    /**
     * The values of all bins that can contain D, bin by bin.
     *
     * @param ends receives the end index of each such bin's values; 0 for other bins
     */
    private double[] candidates(double[] sample, int[] ends) {
        int[] next = new int[bins];
        int size = 0;
        for (int bin = 0; bin < bins; bin++) {
            next[bin] = -1;
            if (upper[bin] > 0 && upper[bin] >= lower) {
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

    /** The largest difference within a bin, or {@code known} if that is larger. */
    private double distance(int bin, double[] candidates, int[] ends, double known) {
        int start = ends[bin] - (below[bin + 1] - below[bin]);
        Arrays.sort(candidates, start, ends[bin]);
        double distance = known;
        for (int i = start, rank = below[bin]; i < ends[bin]; i++, rank++) {
            double value = candidates[i];
            if (difference(rank, chord(bin, value)) + chordError(bin) > distance) {
                distance = Math.max(distance, difference(rank, STANDARD_NORMAL.cumulativeProbability(value)));
            }
        }
        return distance;
    }

    private double difference(int rank, double phi) {
        return Math.max(fraction(rank + 1) - phi, phi - fraction(rank));
    }

    /** Linear interpolation of Φ between the edges of a bin. */
    private double chord(int bin, double value) {
        double fraction = (value + REACH) * perUnit - bin;
        return phi(bin) + fraction * (phi(bin + 1) - phi(bin));
    }

    /** Upper bound of |Φ − chord|: width²/8 times the largest |Φ''|; 1 for the outermost bins, which are unbounded. */
    private double chordError(int bin) {
        return bin == 0 || bin == bins - 1 ? 1 : MAX_CURVATURE / (8 * perUnit * perUnit) + SLACK;
    }

    private static int bin(double value, double perUnit, int bins) {
        int bin = (int) ((value + REACH) * perUnit);
        return Math.max(0, Math.min(bin, bins - 1));
    }

    private double fraction(int count) {
        return (double) count / size;
    }

    /** Φ at a bin's lower edge. */
    private double phi(int bin) {
        return PHI_AT_EDGES[bin * (MAX_BINS / bins)];
    }

    private static double[] phiAtEdges() {
        double[] phi = new double[MAX_BINS + 1];
        for (int edge = 1; edge < MAX_BINS; edge++) {
            phi[edge] = STANDARD_NORMAL.cumulativeProbability(edge * (2 * REACH / MAX_BINS) - REACH);
        }
        phi[MAX_BINS] = 1;
        return phi;
    }
}
