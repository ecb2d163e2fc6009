package plasticity.sample;

import java.util.Arrays;

/** A set of non-negative ints without boxing: open addressing in a table that is at most half full. */
final class IntSet {
    private static final int FREE = -1;
    /** Multiplicative hashing: 2^32 divided by the golden ratio. */
    private static final int MULTIPLIER = 0x9E3779B9;

    private final int[] table;
    private final int shift;

    private IntSet(int bits) {
        table = new int[1 << bits];
        shift = Integer.SIZE - bits;
        Arrays.fill(table, FREE);
    }

    /** Creates a set for at most {@code size} values. */
    static IntSet forUpTo(int size) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size)) + 1;
        return new IntSet(Math.min(30, bits));
    }

    /** Adds a value; returns whether it was new. */
    boolean add(int value) {
        int at = (value * MULTIPLIER) >>> shift;
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
