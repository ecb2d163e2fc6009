package plasticity.sample;

import plasticity.arrays.DoubleArray;
import plasticity.arrays.RealArray;

/**
 * Collects blocks of kept rows of a head, in any order, into a {@link TokenTable}.
 *
 * <p>Vectors are copied to their places at once, numbers when all rows are known: until then they are stored in the order of arrival, since every
 * random place is a cache miss, and each of the few arrays of numbers alone fits into the second-level cache.
 */
public final class TokenCollector {
    private final int dimension;
    /** In the order of arrival. */
    private final int[] slots;

    private final int[] buckets;
    private final long[] examples;
    private final double[] positions;
    private final double[] windows;
    private final RealArray vectors;
    private int collected;

    /**
     * @param rows number of kept rows
     * @param dimension d; rows·d must not exceed the maximum array length
     */
    public TokenCollector(int rows, int dimension) {
        this(rows, dimension, new DoubleArray(Math.multiplyExact(rows, dimension)));
    }

    /** @param vectors where the vectors of rows·d values are stored, an array of the same type as those of all blocks; may have any content */
    public TokenCollector(int rows, int dimension, RealArray vectors) {
        this.dimension = dimension;
        this.vectors = vectors;
        slots = new int[rows];
        buckets = new int[rows];
        examples = new long[rows];
        positions = new double[rows];
        windows = new double[rows];
    }

    public void accept(TokenBlock block) {
        for (int i = 0; i < block.size(); i++) {
            int slot = block.slots()[i];
            if (slot < 0) {
                continue;
            }
            slots[collected] = slot;
            buckets[collected] = block.buckets()[i];
            examples[collected] = block.examples()[i];
            positions[collected] = block.positions()[i];
            windows[collected] = block.windows()[i];
            vectors.copyFrom(block.vectors(), i * dimension, slot * dimension, dimension);
            collected++;
        }
    }

    /**
     * The collected table.
     *
     * @throws IllegalStateException if rows are missing
     */
    public TokenTable table() {
        int rows = slots.length;
        if (collected != rows) {
            throw new IllegalStateException(collected + " rows collected, expected " + rows);
        }
        int[] bucketsBySlot = new int[rows];
        long[] examplesBySlot = new long[rows];
        for (int i = 0; i < rows; i++) {
            bucketsBySlot[slots[i]] = buckets[i];
            examplesBySlot[slots[i]] = examples[i];
        }
        return new TokenTable(
                bucketsBySlot,
                examplesBySlot,
                bySlot(positions),
                bySlot(windows),
                new Vectors(rows, dimension, vectors));
    }

    private double[] bySlot(double[] collected) {
        double[] bySlot = new double[collected.length];
        for (int i = 0; i < collected.length; i++) {
            bySlot[slots[i]] = collected[i];
        }
        return bySlot;
    }
}
