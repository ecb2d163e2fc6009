package plasticity.pairs;

import plasticity.sample.NumpyGenerator;

/**
 * Draws pairs of distinct keys that share an example, uniformly over all such pairs of a bucket, with replacement.
 *
 * <p>A group of m keys has w = m(m−1)/2 pairs. A draw is r = integers(Σw), then the first group whose cumulative w exceeds r, then two of its rows by
 * choice(m, 2, replace=False).
 */
final class PairDraw {
    private final int[][] groups;
    private final long[] cumulative;

    /** @param groups rows of each group, at least two */
    PairDraw(int[][] groups) {
        this.groups = groups;
        cumulative = new long[groups.length];
        long pairs = 0;
        for (int i = 0; i < groups.length; i++) {
            long size = groups[i].length;
            pairs += size * (size - 1) / 2;
            cumulative[i] = pairs;
        }
    }

    /** Σw: the number of distinct pairs. */
    long pairs() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    /** Draws one pair into {@code pair[0]} and {@code pair[1]}. */
    void draw(NumpyGenerator generator, int[] pair) {
        int[] group = groups[groupOf(generator.integers(pairs()))];
        int[] chosen = generator.choice(group.length, 2);
        pair[0] = group[chosen[0]];
        pair[1] = group[chosen[1]];
    }

    private int groupOf(long pair) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > pair) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
