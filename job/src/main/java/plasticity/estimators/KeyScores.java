package plasticity.estimators;

import java.util.Arrays;

/**
 * The scores q·k of all sampled queries for a key k, or for the difference of two keys, with those of their sums that are linear in k: a pair of keys
 * needs only differences of these.
 */
final class KeyScores {
    /** By slot and column of the queries. */
    final double[][] bySlot;
    /** By bucket and group: Σ q·k. */
    final double[] sums;
    /** By group: Σ q·k, Σ t·(q·k). */
    final double[] groupSums;

    final double[] groupProducts;

    /**
     * @param columnSums as long as the arrays of the first slot; overwritten
     * @param columnProducts the same
     */
    KeyScores(QueryCells cells, double[][] bySlot, double[] columnSums, double[] columnProducts) {
        this.bySlot = bySlot;
        int groups = cells.groups().groups();
        sums = new double[cells.buckets() * groups];
        groupSums = new double[groups];
        groupProducts = new double[groups];
        Arrays.fill(columnSums, 0);
        Arrays.fill(columnProducts, 0);
        for (int slot = 0; slot < bySlot.length; slot++) {
            add(bySlot[slot], cells.columns().positions(slot), columnSums, columnProducts);
        }
        for (int i = 0; i < cells.columnIndexes.length; i++) {
            sums[cells.columnIndexes[i]] += columnSums[i];
            groupProducts[cells.columnGroups[i]] += columnProducts[i];
        }
        addBuckets(sums, groupSums);
    }

    /** Number of doubles. */
    int size() {
        return Arrays.stream(bySlot).mapToInt(slot -> slot.length).sum() + sums.length + 2 * groupSums.length;
    }

    /** The JVM vectorises this loop: arrays with a common index, few of them. */
    private static void add(double[] scores, double[] t, double[] sums, double[] products) {
        for (int i = 0; i < scores.length; i++) {
            sums[i] += scores[i];
            products[i] += t[i] * scores[i];
        }
    }

    /** Adds sums by bucket and group to sums by group. */
    static void addBuckets(double[] byBucket, double[] byGroup) {
        for (int from = 0; from < byBucket.length; from += byGroup.length) {
            for (int g = 0; g < byGroup.length; g++) {
                byGroup[g] += byBucket[from + g];
            }
        }
    }
}
