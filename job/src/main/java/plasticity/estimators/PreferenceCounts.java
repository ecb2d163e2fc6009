package plasticity.estimators;

import java.util.Arrays;

/**
 * How the sampled queries of a head choose between two keys k₁ and k₂. A query q prefers k₁ if y = q·(k₁ − k₂) is positive; y = 0 counts half.
 *
 * <p>Holds the numbers of the current pair: s per cell (queries of a text in a bucket that prefer k₁), and moments of y. Buckets that were not
 * counted have old numbers.
 */
public final class PreferenceCounts {
    private final QueryCells cells;
    private final int groups;
    private final double[] cellCounts;

    /** By bucket and group: Σs, Σ s_e(n_e − s_e), Σ s_e(n_e − s_e)/(n_e − 1), Σy, Σy². */
    final double[] sums;

    final double[] products;
    final double[] quotients;
    final double[] scoreSums;
    final double[] scoreSquares;
    /** By value, over all buckets: Σy, Σ t·y, Σy². */
    final double[] allSums;

    final double[] allProducts;
    final double[] allSquares;
    /** The same by group. */
    private final double[] groupSums;

    private final double[] groupProducts;
    private final double[] groupSquares;

    public PreferenceCounts(QueryCells cells) {
        this.cells = cells;
        groups = cells.groups().groups();
        int byBucket = cells.buckets() * groups;
        cellCounts = new double[cells.cellSizes().length];
        sums = new double[byBucket];
        products = new double[byBucket];
        quotients = new double[byBucket];
        scoreSums = new double[byBucket];
        scoreSquares = new double[byBucket];
        allSums = new double[cells.values()];
        allProducts = new double[cells.values()];
        allSquares = new double[cells.values()];
        groupSums = new double[groups];
        groupProducts = new double[groups];
        groupSquares = new double[groups];
    }

    /**
     * Takes up a pair: moments over all buckets, counts of some buckets.
     *
     * @param first scores q·k₁ of all sampled queries
     * @param second scores q·k₂
     * @param buckets indices of the buckets to be counted, ascending
     */
    public void accept(double[] first, double[] second, int[] buckets) {
        Arrays.fill(groupSums, 0);
        Arrays.fill(groupProducts, 0);
        Arrays.fill(groupSquares, 0);
        int from = buckets.length == 0 ? 0 : buckets[0] * groups;
        int to = buckets.length == 0 ? 0 : (buckets[buckets.length - 1] + 1) * groups;
        for (double[] some : new double[][] {sums, products, quotients, scoreSums, scoreSquares}) {
            Arrays.fill(some, from, to, 0);
        }
        int next = 0;
        for (int b = 0; b < cells.buckets(); b++) {
            boolean isCounted = next < buckets.length && buckets[next] == b;
            next += isCounted ? 1 : 0;
            for (int cell = cells.bucketCells()[b]; cell < cells.bucketCells()[b + 1]; cell++) {
                accept(cell, first, second, isCounted ? b * groups : -1);
            }
        }
        cells.groups().leaveOut(groupSums, 0, allSums, 0);
        cells.groups().leaveOut(groupProducts, 0, allProducts, 0);
        cells.groups().leaveOut(groupSquares, 0, allSquares, 0);
    }

    /**
     * Two sums each, since each addition has to wait for the one before.
     *
     * @param bucket first index of the bucket in arrays by bucket and group; negative if it is not counted
     */
    private void accept(int cell, double[] first, double[] second, int bucket) {
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
        int group = cells.cellGroups()[cell];
        double sum = evenSum + oddSum;
        double squares = evenSquares + oddSquares;
        groupSums[group] += sum;
        groupProducts[group] += evenProduct + oddProduct;
        groupSquares[group] += squares;
        if (bucket >= 0) {
            int at = bucket + group;
            double s = 0.5 * (evenTwice + oddTwice);
            double n = cells.cellSizes()[cell];
            double product = s * (n - s);
            cellCounts[cell] = s;
            sums[at] += s;
            products[at] += product;
            quotients[at] += n >= 2 ? product / (n - 1) : 0;
            scoreSums[at] += sum;
            scoreSquares[at] += squares;
        }
    }

    /** 2 if the query prefers the first key, 1 if neither. */
    private static int twice(double y) {
        return (y > 0 ? 1 : 0) + (y >= 0 ? 1 : 0);
    }

    /** The sum of the groups of a bucket. */
    static double total(double[] byGroup, int from, int groups) {
        double total = 0;
        for (int g = 0; g < groups; g++) {
            total += byGroup[from + g];
        }
        return total;
    }

    /** s by cell. */
    public double[] cellCounts() {
        return cellCounts;
    }
}
