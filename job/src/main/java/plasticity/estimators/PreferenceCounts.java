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
    /** By column: Σy, Σ t·y, Σy², Σ sign(y). */
    private final double[] columnSums;

    private final double[] columnProducts;
    private final double[] columnSquares;
    private final double[] columnSigns;
    /** By column: its index in arrays by bucket and group, and its group. */
    private final int[] columnIndexes;

    private final int[] columnGroups;

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
        int columns = cells.columns().cells().length;
        columnSums = new double[columns];
        columnProducts = new double[columns];
        columnSquares = new double[columns];
        columnSigns = new double[columns];
        columnGroups = Arrays.stream(cells.columns().cells())
                .map(cell -> cells.cellGroups()[cell])
                .toArray();
        int[] cellIndexes = new int[cellCounts.length];
        for (int b = 0; b < cells.buckets(); b++) {
            for (int cell = cells.bucketCells()[b]; cell < cells.bucketCells()[b + 1]; cell++) {
                cellIndexes[cell] = b * groups + cells.cellGroups()[cell];
            }
        }
        columnIndexes = Arrays.stream(cells.columns().cells())
                .map(cell -> cellIndexes[cell])
                .toArray();
    }

    /** Takes up a pair of prepared scores; see {@link #accept(double[][], double[][], int[])}. */
    public void accept(PairScores scores, int pair, int[] buckets) {
        accept(scores.first(pair), scores.second(pair), buckets);
    }

    /**
     * Takes up a pair: moments over all buckets, counts of some buckets.
     *
     * @param first scores q·k₁ of all sampled queries, by slot and column
     * @param second scores q·k₂
     * @param buckets indices of the buckets to be counted, ascending
     */
    void accept(double[][] first, double[][] second, int[] buckets) {
        for (double[] some : new double[][] {columnSums, columnProducts, columnSquares, columnSigns}) {
            Arrays.fill(some, 0);
        }
        for (int slot = 0; slot < first.length; slot++) {
            addMoments(
                    first[slot],
                    second[slot],
                    cells.columns().positions(slot),
                    columnSums,
                    columnProducts,
                    columnSquares);
            addSigns(first[slot], second[slot], columnSigns);
        }
        sumColumns();
        for (int b : buckets) {
            count(b);
        }
        cells.groups().leaveOut(groupSums, 0, allSums, 0);
        cells.groups().leaveOut(groupProducts, 0, allProducts, 0);
        cells.groups().leaveOut(groupSquares, 0, allSquares, 0);
    }

    private static void addMoments(
            double[] first, double[] second, double[] t, double[] sums, double[] products, double[] squares) {
        for (int i = 0; i < first.length; i++) {
            double y = first[i] - second[i];
            sums[i] += y;
            products[i] += t[i] * y;
            squares[i] += y * y;
        }
    }

    /** Adds the sign of y, in arithmetic that is vectorised: any y but 0 exceeds 1 if it is multiplied by {@link #HUGE} twice. */
    private static void addSigns(double[] first, double[] second, double[] signs) {
        for (int i = 0; i < first.length; i++) {
            double y = first[i] - second[i];
            signs[i] += Math.max(-1, Math.min(1, y * HUGE * HUGE));
        }
    }

    /** Sums over columns to sums by bucket and group, and by cell; then to sums by group. */
    private void sumColumns() {
        for (double[] some :
                new double[][] {scoreSums, scoreSquares, cellCounts, groupSums, groupProducts, groupSquares}) {
            Arrays.fill(some, 0);
        }
        int[] columnCells = cells.columns().cells();
        for (int i = 0; i < columnCells.length; i++) {
            int at = columnIndexes[i];
            scoreSums[at] += columnSums[i];
            scoreSquares[at] += columnSquares[i];
            groupProducts[columnGroups[i]] += columnProducts[i];
            cellCounts[columnCells[i]] += columnSigns[i];
        }
        for (int from = 0; from < scoreSums.length; from += groups) {
            for (int g = 0; g < groups; g++) {
                groupSums[g] += scoreSums[from + g];
                groupSquares[g] += scoreSquares[from + g];
            }
        }
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
