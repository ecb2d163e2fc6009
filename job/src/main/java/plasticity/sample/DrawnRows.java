package plasticity.sample;

import java.util.Arrays;

/**
 * Which rows of a table are kept, and at which place: all of them in file order, or, for a table above the cap, a seeded draw without
 * replacement in drawn order. Known from the number of rows alone, before any row is read.
 */
public final class DrawnRows {
    private final int size;
    /** Ascending {@code row << 32 | slot} of the kept rows; null when every row is kept at its own place. */
    private final long[] ascending;

    private DrawnRows(int size, long[] ascending) {
        this.size = size;
        this.ascending = ascending;
    }

    /**
     * The rows that {@code default_rng(seed).choice(rows, cap, replace=False)} keeps; all of them when {@code rows <= cap}.
     *
     * @param rows rows of the table, 0 ≤ rows &lt; 2^31
     * @param cap at least 1
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

    /** Rows kept. */
    public int size() {
        return size;
    }

    /** A cursor that answers for rows 0, 1, 2, … in turn. */
    public Cursor cursor() {
        return new Cursor();
    }

    /** Walks the table's rows in file order. */
    public final class Cursor {
        private int row;
        private int next;

        private Cursor() {}

        /** The place of the next row among the kept ones, or −1 when it is not kept. */
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
