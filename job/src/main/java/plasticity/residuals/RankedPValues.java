package plasticity.residuals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Computes statistics of the Kolmogorov–Smirnov p-values of samples of equal size without computing all p-values or distances. p decreases in D, so
 * the median needs only the middle distances, and the fraction below a threshold only the distances whose bounds do not decide.
 *
 * <p>Where the formula for p changes, its order may be wrong by 1e-5 of its value (see {@link KolmogorovSmirnov}). Therefore the neighbours of the
 * middle are computed too if it is there, and bounds decide only farther from the threshold.
 */
final class RankedPValues {
    private static final double TOLERANCE = 1e-4;

    private final List<BoundedDistance> distances;
    private final int n;

    /**
     * @param distances at least one, in any order
     * @param n size of every sample
     */
    RankedPValues(List<BoundedDistance> distances, int n) {
        this.distances = distances;
        this.n = n;
    }

    /** The median p-value; the mean of the two middle values for an even count. */
    double median() {
        int count = distances.size();
        double[] middle = ranked((count - 1) / 2, count / 2);
        if (!Arrays.stream(middle).allMatch(distance -> KolmogorovSmirnov.isRanked(distance, n))) {
            // With a neighbour on each side, if both exist.
            int first = Math.max(0, (count - 1) / 2 - 1);
            middle = ranked(first, count - 1 - first);
        }
        double[] p = Arrays.stream(middle).map(this::p).sorted().toArray();
        int half = p.length / 2;
        return p.length % 2 == 1 ? p[half] : (p[half - 1] + p[half]) / 2;
    }

    /**
     * The distances of ranks first to last. Those outside [lower bound of first, upper bound of last] need not be exact. The others are computed one by
     * one, from the middle, since each brings these bounds closer together.
     */
    private double[] ranked(int first, int last) {
        while (true) {
            double[] ranked = sorted(BoundedDistance::lower);
            double lower = ranked[first];
            double upper = sorted(BoundedDistance::upper)[last];
            Optional<BoundedDistance> next = distances.stream()
                    .filter(distance -> !distance.isExact() && distance.upper() >= lower && distance.lower() <= upper)
                    .min(Comparator.comparingDouble(
                            distance -> Math.abs(distance.lower() + distance.upper() - lower - upper)));
            if (next.isEmpty()) {
                return Arrays.copyOfRange(ranked, first, last + 1);
            }
            next.get().exact();
        }
    }

    /** The fraction of p-values below alpha. */
    double fractionBelow(double alpha) {
        double surely = firstBelow(alpha * (1 - TOLERANCE), sorted(BoundedDistance::lower));
        double maybe = firstBelow(alpha * (1 + TOLERANCE), sorted(BoundedDistance::upper));
        long below = distances.stream()
                .filter(distance ->
                        distance.lower() >= surely || (distance.upper() >= maybe && p(distance.exact()) < alpha))
                .count();
        return (double) below / distances.size();
    }

    /** The first of ascending distances whose p-value is below a threshold; infinite if there is none. */
    private double firstBelow(double threshold, double[] ascending) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int rank = (low + high) >>> 1;
            if (isBelow(threshold, ascending[rank])) {
                high = rank;
            } else {
                low = rank + 1;
            }
        }
        return low < ascending.length ? ascending[low] : Double.POSITIVE_INFINITY;
    }

    private double[] sorted(ToDoubleFunction<BoundedDistance> value) {
        return distances.stream().mapToDouble(value).sorted().toArray();
    }

    private boolean isBelow(double threshold, double distance) {
        return distance <= 0.5 / n ? 1 < threshold : KolmogorovSmirnov.isBelow(threshold, Math.min(1, distance), n);
    }

    private double p(double distance) {
        return distance <= 0.5 / n ? 1 : KolmogorovSmirnov.pValue(Math.min(1, distance), n);
    }
}
