package plasticity.residuals;

import java.util.Arrays;
import java.util.function.Supplier;
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

    /** Values whose bins are computed at a time. */
    private static final int CHUNK = 1024;
    /** Added to a number of less than 32 bits, rounds it to an integer, which the low bits of the sum contain. */
    private static final double ROUNDING = 0x1.8p52;

    private static final double[] PHI_AT_EDGES = phiAtEdges();
    /** By binary logarithm of the number of bins. */
    private static final Edges[] EDGES = IntStream.iterate(1, bins -> bins <= MAX_BINS, bins -> 2 * bins)
            .mapToObj(NormalDistance::edges)
            .toArray(Edges[]::new);

    /** Φ at the lower and upper edge of each bin. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    private record Edges(double[] below, double[] above) {}

    private final int size;
    private final int bins;
    private final double perUnit;
    private final double[] phiBelow;

    private final double[] phiAbove;
    /** Number of values below each bin, then the sample size. */
    private final int[] below;
    /**
     * Upper bound of the difference within each bin. For an empty bin it does not exceed that of the next bin with values, or SLACK if none follows.
     */
    private final double[] upper;
    /** Lower bound of D. */
    private final double lower;

    private NormalDistance(int[] below) {
        this.below = below;
        bins = below.length - 1;
        size = below[bins];
        perUnit = bins / (2 * REACH);
        Edges edges = EDGES[Integer.numberOfTrailingZeros(bins)];
        phiBelow = edges.below;
        phiAbove = edges.above;
        upper = new double[bins];
        double[] atEdges = new double[bins];
        bound(atEdges);
        lower = largest(atEdges) - SLACK;
    }

    private static int[] count(double[] sample) {
        int bins = Math.max(1, Math.min(MAX_BINS, Integer.highestOneBit(sample.length / VALUES_PER_BIN)));
        int[] below = new int[bins + 1];
        double[] chunk = new double[CHUNK];
        for (int from = 0; from < sample.length; from += CHUNK) {
            int length = place(sample, from, bins, chunk);
            for (int i = 0; i < length; i++) {
                below[bin(chunk[i]) + 1]++;
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            below[bin + 1] += below[bin];
        }
        return below;
    }

    /**
     * Computes the bins of the next values. In steps that are vectorised, unlike conversions to integers.
     *
     * @param chunk receives numbers for {@link #bin}
     * @return how many
     */
    private static int place(double[] sample, int from, int bins, double[] chunk) {
        int length = Math.min(CHUNK, sample.length - from);
        System.arraycopy(sample, from, chunk, 0, length);
        place(chunk, bins / (2 * REACH), bins / 2.0 - 0.5, bins - 1.0);
        return length;
    }

    private static void place(double[] values, double perUnit, double offset, double last) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(values[i] * perUnit + offset, last)) + ROUNDING;
        }
    }

    private static int bin(double place) {
        return (int) Double.doubleToRawLongBits(place);
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
        return new BoundedDistance(
                distance.lower, largest(distance.upper), () -> new NormalDistance(below).distance(sample.get()));
    }

    /** @param atEdges receives the difference at the upper edge of each bin */
    private void bound(double[] atEdges) {
        double[] from = new double[bins];
        double[] to = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            from[bin] = below[bin];
            to[bin] = below[bin + 1];
        }
        bound(from, to, 1.0 / size, phiBelow, phiAbove, upper);
        differ(to, 1.0 / size, phiAbove, atEdges);
    }

    private static void bound(
            double[] from, double[] to, double perValue, double[] phiBelow, double[] phiAbove, double[] upper) {
        for (int i = 0; i < upper.length; i++) {
            upper[i] = SLACK + Math.max(to[i] * perValue - phiBelow[i], phiAbove[i] - from[i] * perValue);
        }
    }

    private static void differ(double[] to, double perValue, double[] phi, double[] difference) {
        for (int i = 0; i < difference.length; i++) {
            difference[i] = Math.abs(to[i] * perValue - phi[i]);
        }
    }

    private static double largest(double[] values) {
        double largest = values[0];
        for (double value : values) {
            largest = value > largest ? value : largest;
        }
        return largest;
    }

    private double distance(double[] sample) {
        int[] some = candidateBins();
        int[] ends = new int[bins];
        double[] candidates = candidates(sample, some, ends);
        int widest = some[0];
        for (int bin : some) {
            widest = upper[bin] > upper[widest] ? bin : widest;
        }
        double distance = distance(widest, candidates, ends, 0);
        for (int bin : some) {
            if (upper[bin] > distance) {
                distance = distance(bin, candidates, ends, distance);
            }
        }
        return distance;
    }

    /** The bins that can contain D. */
    private int[] candidateBins() {
        int[] some = new int[bins];
        int size = 0;
        for (int bin = 0; bin < bins; bin++) {
            if (upper[bin] >= lower && below[bin + 1] > below[bin]) {
                some[size++] = bin;
            }
        }
        return Arrays.copyOf(some, size);
    }

    /**
     * The values of some bins, bin by bin.
     *
     * @param ends receives the end index of each such bin's values
     */
    private double[] candidates(double[] sample, int[] some, int[] ends) {
        boolean[] isCandidate = new boolean[bins];
        int size = 0;
        for (int bin : some) {
            isCandidate[bin] = true;
            ends[bin] = size;
            size += below[bin + 1] - below[bin];
        }
        double[] candidates = new double[size];
        double[] chunk = new double[CHUNK];
        for (int from = 0; from < sample.length; from += CHUNK) {
            int length = place(sample, from, bins, chunk);
            for (int i = 0; i < length; i++) {
                int bin = bin(chunk[i]);
                if (isCandidate[bin]) {
                    candidates[ends[bin]++] = sample[from + i];
                }
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
        return phiBelow[bin] + fraction * (phiAbove[bin] - phiBelow[bin]);
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
        return new Edges(
                IntStream.range(0, bins)
                        .mapToDouble(bin -> PHI_AT_EDGES[bin * step])
                        .toArray(),
                IntStream.range(0, bins)
                        .mapToDouble(bin -> PHI_AT_EDGES[(bin + 1) * step])
                        .toArray());
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
