package plasticity.residuals;

import java.util.Arrays;

/**
 * The Kolmogorov–Smirnov p-values of samples of one size, ranked without computing them all: p falls as the distance grows, so a median needs the
 * middle ones and a share the place of the threshold. A p-value of 50,000 tokens costs more than their distance.
 *
 * <p>Neighbours are looked at too, as two formulas for p meet at a seam where its order can locally be off (see {@link KolmogorovSmirnov}).
 */
final class RankedPValues {
    private final double[] distances;
    private final double[] known;
    private final int n;

    /**
     * @param distances one or more, in any order
     * @param n size of every sample
     */
    RankedPValues(double[] distances, int n) {
        this.distances = distances.clone();
        Arrays.sort(this.distances);
        this.known = new double[distances.length];
        Arrays.fill(known, Double.NaN);
        this.n = n;
    }

    /** The median p-value; the mean of the two middle ones for an even count. */
    double median() {
        int count = distances.length;
        double[] middle = between((count - 1) / 2 - 1, count / 2 + 1);
        int half = middle.length / 2;
        return middle.length % 2 == 1 ? middle[half] : (middle[half - 1] + middle[half]) / 2;
    }

    /** The share of p-values below alpha. */
    double shareBelow(double alpha) {
        int low = 0;
        int high = distances.length;
        while (low < high) {
            int rank = (low + high) >>> 1;
            if (p(rank) < alpha) {
                high = rank;
            } else {
                low = rank + 1;
            }
        }
        int below = distances.length - low;
        if (low > 0 && p(low - 1) < alpha) {
            below++;
        }
        return (double) below / distances.length;
    }

    /** The p-values of a stretch of ranks, clipped alike on both sides, ascending. */
    private double[] between(int first, int last) {
        int clip = Math.max(0, -first);
        double[] values = new double[last - clip - (first + clip) + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = p(first + clip + i);
        }
        Arrays.sort(values);
        return values;
    }

    private double p(int rank) {
        if (Double.isNaN(known[rank])) {
            known[rank] = KolmogorovSmirnov.pValue(distances[rank], n);
        }
        return known[rank];
    }
}
