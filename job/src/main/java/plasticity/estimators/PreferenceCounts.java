package plasticity.estimators;

import java.util.Arrays;
import plasticity.jackknife.TextGroups;

/**
 * How the sampled queries of a head choose between two keys k₁ and k₂. A query q prefers k₁ if y = q·(k₁ − k₂) is positive; y = 0 counts half.
 *
 * <p>Holds the numbers of the current pair: s per cell (queries of a text in a bucket that prefer k₁), and moments of y. Buckets that were not
 * counted have old numbers.
 */
public final class PreferenceCounts {
    private final QueryCells cells;
    private final double[] cellCounts;
    /** Work space: sums by group. */
    private final double[] byGroup;

    /** By bucket and value: Σs, Σ s_e(n_e − s_e), Σ s_e(n_e − s_e)/(n_e − 1). */
    final double[] sums;

    final double[] products;
    final double[] quotients;
    /** By bucket and value: Σy, Σy². */
    final double[] scoreSums;

    final double[] scoreSquares;
    /** By value, over all buckets: Σy, Σ t·y, Σy². */
    final double[] allSums;

    final double[] allProducts;
    final double[] allSquares;

    public PreferenceCounts(QueryCells cells) {
        this.cells = cells;
        int byBucket = cells.buckets() * cells.values();
        cellCounts = new double[cells.cellSizes().length];
        byGroup = new double[8 * cells.groups().groups()];
        sums = new double[byBucket];
        products = new double[byBucket];
        quotients = new double[byBucket];
        scoreSums = new double[byBucket];
        scoreSquares = new double[byBucket];
        allSums = new double[cells.values()];
        allProducts = new double[cells.values()];
        allSquares = new double[cells.values()];
    }

    /**
     * Takes up a pair: moments over all buckets, counts of some buckets.
     *
     * @param first scores q·k₁ of all sampled queries
     * @param second scores q·k₂
     * @param buckets indices of the buckets to be counted
     */
    public void accept(double[] first, double[] second, int[] buckets) {
        int groups = cells.groups().groups();
        Arrays.fill(byGroup, 5 * groups, 8 * groups, 0);
        int next = 0;
        for (int b = 0; b < cells.buckets(); b++) {
            Arrays.fill(byGroup, 0, 5 * groups, 0);
            boolean isCounted = next < buckets.length && buckets[next] == b;
            for (int cell = cells.bucketCells()[b]; cell < cells.bucketCells()[b + 1]; cell++) {
                accept(cell, first, second, groups, isCounted);
            }
            if (isCounted) {
                next++;
                TextGroups leaveOut = cells.groups();
                int at = b * cells.values();
                leaveOut.leaveOut(byGroup, 0, scoreSums, at);
                leaveOut.leaveOut(byGroup, groups, scoreSquares, at);
                leaveOut.leaveOut(byGroup, 2 * groups, sums, at);
                leaveOut.leaveOut(byGroup, 3 * groups, products, at);
                leaveOut.leaveOut(byGroup, 4 * groups, quotients, at);
            }
        }
        cells.groups().leaveOut(byGroup, 5 * groups, allSums, 0);
        cells.groups().leaveOut(byGroup, 6 * groups, allProducts, 0);
        cells.groups().leaveOut(byGroup, 7 * groups, allSquares, 0);
    }

    /** Two sums each, since each addition has to wait for the one before. */
    private void accept(int cell, double[] first, double[] second, int groups, boolean isCounted) {
        double evenSum = 0;
        double oddSum = 0;
        double evenProduct = 0;
        double oddProduct = 0;
        double evenSquares = 0;
        double oddSquares = 0;
        int evenTwice = 0;
        int oddTwice = 0;
        double[] t = cells.positions();
        int end = cells.cellStarts()[cell + 1];
        int q = cells.cellStarts()[cell];
        for (; q < end - 1; q += 2) {
            double even = first[q] - second[q];
            double odd = first[q + 1] - second[q + 1];
            evenSum += even;
            oddSum += odd;
            evenProduct += t[q] * even;
            oddProduct += t[q + 1] * odd;
            evenSquares += even * even;
            oddSquares += odd * odd;
            evenTwice += twice(even);
            oddTwice += twice(odd);
        }
        if (q < end) {
            double last = first[q] - second[q];
            evenSum += last;
            evenProduct += t[q] * last;
            evenSquares += last * last;
            evenTwice += twice(last);
        }
        double sum = evenSum + oddSum;
        double squares = evenSquares + oddSquares;
        int group = cells.cellGroups()[cell];
        byGroup[group] += sum;
        byGroup[groups + group] += squares;
        byGroup[5 * groups + group] += sum;
        byGroup[6 * groups + group] += evenProduct + oddProduct;
        byGroup[7 * groups + group] += squares;
        if (isCounted) {
            count(cell, 0.5 * (evenTwice + oddTwice), groups);
        }
    }

    /** 2 if the query prefers the first key, 1 if neither. */
    private static int twice(double y) {
        return (y > 0 ? 1 : 0) + (y >= 0 ? 1 : 0);
    }

    private void count(int cell, double s, int groups) {
        cellCounts[cell] = s;
        double n = cells.cellSizes()[cell];
        double product = s * (n - s);
        int group = cells.cellGroups()[cell];
        byGroup[2 * groups + group] += s;
        byGroup[3 * groups + group] += product;
        byGroup[4 * groups + group] += n >= 2 ? product / (n - 1) : 0;
    }

    /** s by cell. */
    public double[] cellCounts() {
        return cellCounts;
    }
}
