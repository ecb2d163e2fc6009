package plasticity.residuals;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The Kolmogorov–Smirnov p-values of samples of one size, ranked without computing them all, nor all distances: p falls as the distance grows,
 * so a median needs the middle distances, and a share those that bounds cannot put on either side of the threshold.
 *
 * <p>Where two formulas for p meet, its order can locally be off by 1e-5 of its value (see {@link KolmogorovSmirnov}). So neighbours of the
 * middle are looked at too, and bounds decide only what lies farther from the threshold than that.
 */
final class RankedPValues {
    private static final double SEAM = 1e-4;

    private final List<BoundedDistance> distances;
    private final int n;

    /**
     * @param distances one or more, in any order
     * @param n size of every sample
     */
    RankedPValues(List<BoundedDistance> distances, int n) {
        this.distances = distances;
        this.n = n;
    }

    /** The median p-value; the mean of the two middle ones for an even count. */
    double median() {
        int count = distances.size();
        // The middle and a neighbour to each side, where there is one to each side.
        int first = Math.max(0, (count - 1) / 2 - 1);
        int last = count - 1 - first;
        double[] middle =
                Arrays.stream(ranked(first, last)).map(this::p).sorted().toArray();
        int half = middle.length / 2;
        return middle.length % 2 == 1 ? middle[half] : (middle[half - 1] + middle[half]) / 2;
    }

    /** The distances of the ranks from first to last. All others lie below the first one's least or above the last one's most. */
    private double[] ranked(int first, int last) {
        double least = sorted(BoundedDistance::least)[first];
        double most = sorted(BoundedDistance::most)[last];
        double[] ranked = sorted(
                distance -> distance.most() < least || distance.least() > most ? distance.least() : distance.exact());
        return Arrays.copyOfRange(ranked, first, last + 1);
    }

    /** The share of p-values below alpha. */
    double shareBelow(double alpha) {
        double surely = firstBelow(alpha * (1 - SEAM), sorted(BoundedDistance::least));
        double maybe = firstBelow(alpha * (1 + SEAM), sorted(BoundedDistance::most));
        long below = distances.stream()
                .filter(distance ->
                        distance.least() >= surely || (distance.most() >= maybe && p(distance.exact()) < alpha))
                .count();
        return (double) below / distances.size();
    }

    /** The first of ascending distances whose p-value is below a threshold; infinite where none is. */
    private double firstBelow(double threshold, double[] ascending) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int rank = (low + high) >>> 1;
            if (p(ascending[rank]) < threshold) {
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

    private double p(double distance) {
        return distance <= 0.5 / n ? 1 : KolmogorovSmirnov.pValue(Math.min(1, distance), n);
    }
}
