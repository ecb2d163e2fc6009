package plasticity.pairs;

import plasticity.sample.NumpyGenerator;

/**
 * Draws pairs of distinct keys that share an example, uniformly over all such pairs of a bucket, with replacement.
 *
 * <p>A group of m keys has w = m(m−1)/2 pairs. A draw is r = integers(Σw), then the first group whose cumulative w exceeds r, then two of its rows by
 * choice(m, 2, replace=False). Immutable.
 */
final class PairDraw {
    private final int[][] groups;
    private final long[] cumulative;
    /** By r &gt;&gt; shift: the group of the smallest such r. The group of r is this one or one of the next. */
    private final int[] firstGroups;

    private final int shift;

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
        int bits = Long.SIZE - Long.numberOfLeadingZeros(pairs);
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(groups.length) + 1;
        shift = Math.max(0, bits - indexBits);
        firstGroups = new int[(int) (pairs >> shift) + 1];
        for (int index = 0, group = 0; index < firstGroups.length; index++) {
            while (group < groups.length - 1 && cumulative[group] <= (long) index << shift) {
                group++;
            }
            firstGroups[index] = group;
        }
    }

    int[][] groups() {
        return groups;
    }

    /** Σw: the number of distinct pairs. */
    long pairs() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    /** Draws one pair into {@code pair[0]} and {@code pair[1]}. */
    void draw(NumpyGenerator generator, int[] pair) {
        int[] group = groups[groupOf(generator.integers(pairs()))];
        generator.choosePair(group.length, pair);
        pair[0] = group[pair[0]];
        pair[1] = group[pair[1]];
    }

    private int groupOf(long pair) {
        int group = firstGroups[(int) (pair >> shift)];
        while (cumulative[group] <= pair) {
            group++;
        }
        return group;
    }
}
