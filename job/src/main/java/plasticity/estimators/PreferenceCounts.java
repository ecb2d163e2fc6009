package plasticity.estimators;

import java.util.Arrays;

/**
 * How the sampled queries of a head choose between two keys k₁ and k₂. A query q prefers k₁ if y = q·(k₁ − k₂) is positive; y = 0 counts half.
 *
 * <p>Holds the numbers of the current pair: s per cell (queries of a text in a bucket that prefer k₁), and moments of y. Buckets that were not
 * counted have old numbers.
 */
public final class PreferenceCounts {
    private static final double HUGE = 0x1p1000;

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
    /** By column: Σy², Σ sign(y). */
    private final double[] columnSquares;

    private final double[] columnSigns;

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
        columnSquares = cells.columns().columnZeros();
        columnSigns = cells.columns().columnZeros();
    }

    /**
     * Takes up a pair of prepared scores: moments over all buckets, counts of some buckets.
     *
     * @param buckets indices of the buckets to be counted, ascending
     */
    public void accept(PairScores scores, int pair, int[] buckets) {
        KeyScores first = scores.first(pair);
        KeyScores second = scores.second(pair);
        Arrays.fill(columnSquares, 0);
        Arrays.fill(columnSigns, 0);
        for (int slot = 0; slot < first.bySlot.length; slot++) {
            add(first.bySlot[slot], second.bySlot[slot], columnSquares, columnSigns);
        }
        sumColumns();
        for (int b : buckets) {
            count(b);
        }
        subtract(first.sums, second.sums, scoreSums);
        subtract(first.groupSums, second.groupSums, groupSums);
        subtract(first.groupProducts, second.groupProducts, groupProducts);
        cells.groups().leaveOut(groupSums, 0, allSums, 0);
        cells.groups().leaveOut(groupProducts, 0, allProducts, 0);
        cells.groups().leaveOut(groupSquares, 0, allSquares, 0);
    }

    /**
     * Adds y² and the sign of y, in arithmetic that the JVM vectorises: any y but 0 exceeds 1 if it is multiplied by {@link #HUGE} twice. Arrays with
     * a common index, few of them.
     */
    private static void add(double[] first, double[] second, double[] squares, double[] signs) {
        for (int i = 0; i < first.length; i++) {
            double y = first[i] - second[i];
            squares[i] += y * y;
            signs[i] += Math.max(-1, Math.min(1, y * HUGE * HUGE));
        }
    }

    private static void subtract(double[] first, double[] second, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = first[i] - second[i];
        }
    }

    /** Sums over columns to sums by bucket and group, and by cell; then to sums by group. */
    private void sumColumns() {
        Arrays.fill(scoreSquares, 0);
        Arrays.fill(cellCounts, 0);
        Arrays.fill(groupSquares, 0);
        int[] columnCells = cells.columns().cells();
        int[] columnIndexes = cells.columnIndexes;
        for (int i = 0; i < columnCells.length; i++) {
            scoreSquares[columnIndexes[i]] += columnSquares[i];
            cellCounts[columnCells[i]] += columnSigns[i];
        }
        KeyScores.addBuckets(scoreSquares, groupSquares);
    }

    private void count(int bucket) {
        int from = bucket * groups;
        Arrays.fill(sums, from, from + groups, 0);
        Arrays.fill(products, from, from + groups, 0);
        Arrays.fill(quotients, from, from + groups, 0);
        int[] cellGroups = cells.cellGroups();
        int[] sizes = cells.cellSizes();
        for (int cell = cells.bucketCells()[bucket]; cell < cells.bucketCells()[bucket + 1]; cell++) {
            int at = from + cellGroups[cell];
            double n = sizes[cell];
            double s = 0.5 * (n + cellCounts[cell]);
            double product = s * (n - s);
            cellCounts[cell] = s;
            sums[at] += s;
            products[at] += product;
            quotients[at] += n >= 2 ? product / (n - 1) : 0;
        }
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
