package plasticity.variation;

import java.util.Arrays;

/**
 * The sum of s·(n − s) over some margins of a table of counts, for all texts and without each group of texts. Margins have n queries, of which s prefer
 * the first key. Counts are multiples of ½, so sums are exact as long as they have fewer than 52 bits.
 */
final class MarginProducts {
    private double all;
    /** By group: what is lost without its texts. */
    private final double[] lost;

    MarginProducts(int groups) {
        lost = new double[groups];
    }

    void clear() {
        all = 0;
        Arrays.fill(lost, 0);
    }

    /** Adds the product of a margin whose texts belong to one group. */
    void add(int group, double product) {
        all += product;
        lost[group] += product;
    }

    /**
     * Adds the product of a margin with texts of all groups.
     *
     * @param s by group
     * @param n by group, from an index
     */
    void add(double[] s, double[] n, int from) {
        double first = 0;
        double second = 0;
        for (int g = 0; g < lost.length; g++) {
            first += s[g];
            second += n[from + g] - s[g];
        }
        all += first * second;
        for (int g = 0; g < lost.length; g++) {
            // first·second − (first − s)·(second − m)
            double m = n[from + g] - s[g];
            lost[g] += first * m + s[g] * (second - m);
        }
    }

    /** Adds n² of a margin with texts of all groups instead. */
    void addSquare(double[] n, int from) {
        double sum = 0;
        for (int g = 0; g < lost.length; g++) {
            sum += n[from + g];
        }
        all += sum * sum;
        for (int g = 0; g < lost.length; g++) {
            lost[g] += n[from + g] * (2 * sum - n[from + g]);
        }
    }

    /** The sum for value r: that of all texts if r = 0, without group r − 1 otherwise. */
    double value(int r) {
        return r == 0 ? all : all - lost[r - 1];
    }
}
