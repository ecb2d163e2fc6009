package plasticity.residuals;

import java.util.Arrays;
import java.util.stream.IntStream;
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
    private static final double REACH = 4;

    private static final int MAX_BINS = 1 << 13;
    private static final int VALUES_PER_BIN = 4;
    /** More than the rounding errors of bin edges and of Φ. */
    private static final double SLACK = 1e-12;

    /** The largest |Φ''|, 1/√(2πe), rounded up. */
    private static final double MAX_CURVATURE = 0.242;

    /** Bins whose bounds are computed at a time. */
    private static final int BLOCK = 1024;
    /** Added to a number of less than 32 bits, rounds it to an integer, which the low bits of the sum contain. */
    private static final double ROUNDING = 0x1.8p52;

    private static final double[] PHI_AT_EDGES = phiAtEdges();
    /** By binary logarithm of the number of bins. */
    private static final Edges[] EDGES = IntStream.iterate(1, bins -> bins <= MAX_BINS, bins -> 2 * bins)
            .mapToObj(NormalDistance::edges)
            .toArray(Edges[]::new);

    /** Φ at the lower and upper edge of each bin, by block and bin within the block. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    private record Edges(double[][] below, double[][] above) {
        double phiBelow(int bin) {
            return below[bin / BLOCK][bin % BLOCK];
        }

        double phiAbove(int bin) {
            return above[bin / BLOCK][bin % BLOCK];
        }
    }

    private final int size;
    private final int bins;
    private final double perUnit;
    private final Edges edges;
    /** Number of values in each bin. */
    private final int[] counts;

    private NormalDistance(int[] counts, int size) {
        this.counts = counts;
        this.size = size;
        bins = counts.length;
        perUnit = bins / (2 * REACH);
        edges = EDGES[Integer.numberOfTrailingZeros(bins)];
    }

    private static int bins(int size) {
        return Math.max(1, Math.min(MAX_BINS, Integer.highestOneBit(size / VALUES_PER_BIN)));
    }

    private static NormalDistance count(Sample sample, double[] piece) {
        int size = sample.size();
        int[] counts = new int[bins(size)];
        for (int from = 0; from < size; from += Sample.PIECE) {
            int length = Math.min(Sample.PIECE, size - from);
            sample.read(from, length, piece);
            place(piece, counts.length);
            count(piece, length, counts);
        }
        return new NormalDistance(counts, size);
    }

    private static void count(double[] places, int length, int[] counts) {
        for (int i = 0; i < length; i++) {
            int bin = bin(places[i]);
            if (bin >= 0 && bin < counts.length) {
                counts[bin]++;
            } else {
                counts[outermost(bin, counts.length)]++;
            }
        }
    }

    /** Replaces values by numbers for {@link #bin}. In steps that are vectorised, unlike conversions to integers. */
    private static void place(double[] values, int bins) {
        place(values, bins / (2 * REACH), bins / 2.0 - 0.5);
    }

    private static void place(double[] values, double perUnit, double offset) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] * perUnit + offset + ROUNDING;
        }
    }

    /** The bin; negative or too large for values beyond the reach. */
    private static int bin(double place) {
        return (int) Double.doubleToRawLongBits(place);
    }

    private static int outermost(int bin, int bins) {
        return bin < 0 ? 0 : bins - 1;
    }

    /**
     * D of a sample.
     *
     * @param values n ≥ 1 values below 2^20, as standardised values are, none NaN; not modified
     * @return in [1/(2n), 1]
     */
    static double of(double[] values) {
        return bounded(Sample.of(values), new Scratch(values.length)).exact();
    }

    /**
     * The bounds of D from the bin counts; D itself is computed on demand.
     *
     * @param sample n ≥ 1 values below 2^20, as standardised values are, none NaN; read now, and again if D is needed
     * @param scratch for n values; overwritten now, and again if D is needed
     */
    static BoundedDistance bounded(Sample sample, Scratch scratch) {
        NormalDistance distance = count(sample, scratch.piece);
        double[] largest = scratch.largestUpper;
        Arrays.fill(largest, 0);
        double lower = distance.bound(scratch, (first, upper) -> raise(largest, upper));
        return new BoundedDistance(lower, largest(largest), () -> distance.exact(sample, scratch));
    }

    /** Arrays that are reused for samples of the same size, one sample at a time. */
    static final class Scratch {
        private final double[] piece = new double[Sample.PIECE];
        private final double[] from;
        private final double[] to;
        private final double[] upper;
        private final double[] largestUpper;
        private final double[] largest;

        /** @param n size of the samples, at least 1 */
        Scratch(int n) {
            int length = Math.min(bins(n), BLOCK);
            from = new double[length];
            to = new double[length];
            upper = new double[length];
            largestUpper = new double[length];
            largest = new double[length];
        }
    }

    /** Receives the upper bounds of the difference within each bin of a block; the array is reused. */
    private interface Bounds {
        void accept(int firstBin, double[] upper);
    }

    /**
     * Bounds D and the differences within each bin. For an empty bin the upper bound does not exceed that of the next bin with values, or SLACK if
     * none follows.
     *
     * @return a lower bound of D: the largest difference at an edge of a bin
     */
    private double bound(Scratch scratch, Bounds bounds) {
        double[] from = scratch.from;
        double[] to = scratch.to;
        double[] upper = scratch.upper;
        double[] largest = scratch.largest;
        Arrays.fill(largest, 0);
        int length = upper.length;
        int below = 0;
        for (int first = 0; first < bins; first += length) {
            from[0] = below;
            for (int i = 0; i < length; i++) {
                below += counts[first + i];
                to[i] = below;
            }
            System.arraycopy(to, 0, from, 1, length - 1);
            double[] phiAbove = edges.above[first / BLOCK];
            bound(from, to, 1.0 / size, edges.below[first / BLOCK], phiAbove, upper);
            bounds.accept(first, upper);
            differ(to, 1.0 / size, phiAbove, largest);
        }
        return largest(largest) - SLACK;
    }

    private static void raise(double[] largest, double[] values) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], values[i]);
        }
    }

    private static void bound(
            double[] from, double[] to, double perValue, double[] phiBelow, double[] phiAbove, double[] upper) {
        for (int i = 0; i < upper.length; i++) {
            upper[i] = SLACK + Math.max(to[i] * perValue - phiBelow[i], phiAbove[i] - from[i] * perValue);
        }
    }

    private static void differ(double[] to, double perValue, double[] phi, double[] largest) {
        for (int i = 0; i < largest.length; i++) {
            largest[i] = Math.max(largest[i], Math.abs(to[i] * perValue - phi[i]));
        }
    }

    private static double largest(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private double exact(Sample sample, Scratch scratch) {
        double[] upper = new double[bins];
        double lower = bound(scratch, (first, block) -> System.arraycopy(block, 0, upper, first, block.length));
        int[] some = candidateBins(upper, lower);
        int[] ends = new int[bins];
        double[] candidates = candidates(sample, some, ends, scratch.piece);
        int[] ranks = ranks(some);
        int widest = 0;
        for (int i = 0; i < some.length; i++) {
            widest = upper[some[i]] > upper[some[widest]] ? i : widest;
        }
        double distance = distance(some[widest], ranks[widest], candidates, ends, 0);
        for (int i = 0; i < some.length; i++) {
            if (upper[some[i]] > distance) {
                distance = distance(some[i], ranks[i], candidates, ends, distance);
            }
        }
        return distance;
    }

    /** The bins that can contain D. */
    private int[] candidateBins(double[] upper, double lower) {
        int[] some = new int[bins];
        int found = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (upper[bin] >= lower && counts[bin] > 0) {
                some[found++] = bin;
            }
        }
        return Arrays.copyOf(some, found);
    }

    /** The number of values below each of some bins. */
    private int[] ranks(int[] some) {
        int[] ranks = new int[some.length];
        int below = 0;
        for (int bin = 0, i = 0; i < some.length; bin++) {
            if (bin == some[i]) {
                ranks[i++] = below;
            }
            below += counts[bin];
        }
        return ranks;
    }

    /**
     * The values of some bins, bin by bin.
     *
     * @param ends receives the end index of each such bin's values
     */
    private double[] candidates(Sample sample, int[] some, int[] ends, double[] places) {
        boolean[] isCandidate = new boolean[bins];
        int all = 0;
        for (int bin : some) {
            isCandidate[bin] = true;
            ends[bin] = all;
            all += counts[bin];
        }
        double[] candidates = new double[all];
        double[] values = new double[Sample.PIECE];
        for (int from = 0; from < size; from += Sample.PIECE) {
            int length = Math.min(Sample.PIECE, size - from);
            sample.read(from, length, values);
            System.arraycopy(values, 0, places, 0, values.length);
            place(places, bins);
            for (int i = 0; i < length; i++) {
                int bin = bin(places[i]);
                if (bin < 0 || bin >= isCandidate.length) {
                    bin = outermost(bin, bins);
                }
                if (isCandidate[bin]) {
                    candidates[ends[bin]++] = values[i];
                }
            }
        }
        return candidates;
    }

    /**
     * The largest difference within a bin, or {@code known} if that is larger.
     *
     * @param below number of values below the bin
     */
    private double distance(int bin, int below, double[] candidates, int[] ends, double known) {
        int start = ends[bin] - counts[bin];
        Arrays.sort(candidates, start, ends[bin]);
        double distance = known;
        for (int i = start, rank = below; i < ends[bin]; i++, rank++) {
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
        return edges.phiBelow(bin) + fraction * (edges.phiAbove(bin) - edges.phiBelow(bin));
    }

    /** Upper bound of |Φ − chord|: width²/8 times the largest |Φ''|; 1 for the outermost bins, which are unbounded. */
    private double chordError(int bin) {
        return bin == 0 || bin == bins - 1 ? 1 : MAX_CURVATURE / (8 * perUnit * perUnit) + SLACK;
    }

    private double fraction(int count) {
        return (double) count / size;
    }

    private static Edges edges(int bins) {
        int step = MAX_BINS / bins;
        int length = Math.min(bins, BLOCK);
        double[][] below = new double[bins / length][length];
        double[][] above = new double[bins / length][length];
        for (int bin = 0; bin < bins; bin++) {
            below[bin / length][bin % length] = PHI_AT_EDGES[bin * step];
            above[bin / length][bin % length] = PHI_AT_EDGES[(bin + 1) * step];
        }
        return new Edges(below, above);
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
