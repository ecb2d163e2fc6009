package plasticity.sample;

import java.util.Arrays;

/**
 * Selects the rows of a table to keep, and their order: all rows in file order or, if there are more than the maximum, a seeded sample without
 * replacement in drawn order. Depends only on the number of rows, so it is known before any row is read.
 */
public final class DrawnRows {
    private final int size;
    /** {@code row << 32 | slot} of the kept rows, ascending; null if all rows are kept in file order. */
    private final long[] ascending;

    private DrawnRows(int size, long[] ascending) {
        this.size = size;
        this.ascending = ascending;
    }

    /**
     * Draws {@code default_rng(seed).choice(rows, cap, replace=False)}, or keeps all rows if {@code rows <= cap}.
     *
     * @param rows number of rows of the table, 0 ≤ rows &lt; 2^31
     * @param cap maximum number of kept rows, at least 1
     */
    public static DrawnRows of(int rows, int cap, long seed) {
        if (rows <= cap) {
            return new DrawnRows(rows, null);
        }
        int[] drawn = new NumpyGenerator(seed).choice(rows, cap);
        long[] ascending = new long[cap];
        for (int slot = 0; slot < cap; slot++) {
            ascending[slot] = (long) drawn[slot] << 32 | slot;
        }
        Arrays.sort(ascending);
        return new DrawnRows(cap, ascending);
    }

    /** Number of kept rows. */
    public int size() {
        return size;
    }

    /** A cursor over the rows 0, 1, 2, … */
    public Cursor cursor() {
        return new Cursor();
    }

    /** Iterates over the table's rows in file order. */
    public final class Cursor {
        private int row;
        private int next;

        private Cursor() {}

        /** The index of the next row among the kept rows, or −1 if it is not kept. */
        public int nextSlot() {
            int current = row++;
            if (ascending == null) {
                return current;
            }
            if (next < size && (int) (ascending[next] >>> 32) == current) {
                return (int) ascending[next++];
            }
            return -1;
        }
    }
}
