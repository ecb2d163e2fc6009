package plasticity.sample;

import java.util.Arrays;

/** A set of ints from 0 up, unboxed: open addressing in a table at most half full. */
final class IntSet {
    private static final int FREE = -1;
    /** 2^32 divided by the golden ratio spreads neighbours over the table. */
    private static final int SPREAD = 0x9E3779B9;

    private final int[] table;
    private final int shift;

    private IntSet(int bits) {
        table = new int[1 << bits];
        shift = Integer.SIZE - bits;
        Arrays.fill(table, FREE);
    }

    /** A set that will hold no more than {@code size} values. */
    static IntSet forUpTo(int size) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size)) + 1;
        return new IntSet(Math.min(30, bits));
    }

    /** Whether the value was new. */
    boolean add(int value) {
        int at = (value * SPREAD) >>> shift;
        while (table[at] != FREE) {
            if (table[at] == value) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = value;
        return true;
    }
}
