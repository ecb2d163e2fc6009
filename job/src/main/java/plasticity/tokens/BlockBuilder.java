package plasticity.tokens;

import plasticity.sample.TokenBlock;

/**
 * Collects kept rows in blocks. All blocks use the same arrays, which fit into the processor's cache. Setters write to the row after the last
 * kept one, which is overwritten unless {@link #keep} is called.
 */
public final class BlockBuilder {
    /** Components per block: 256 KiB. */
    static final int COMPONENTS = 1 << 15;

    static final int ROWS = 1024;

    private final int dimension;
    private final int[] slots;
    private final int[] buckets;
    private final long[] examples;
    private final double[] positions;
    private final double[] windows;
    private final double[] vectors;
    private int size;

    BlockBuilder(int dimension) {
        int capacity = capacity(dimension);
        this.dimension = dimension;
        slots = new int[capacity];
        buckets = new int[capacity];
        examples = new long[capacity];
        positions = new double[capacity];
        windows = new double[capacity];
        vectors = new double[capacity * dimension];
    }

    /** Maximum number of rows per block. */
    public static int capacity(int dimension) {
        return Math.max(1, Math.min(ROWS, COMPONENTS / Math.max(1, dimension)));
    }

    /** Starts a new block, which overwrites the previous one. */
    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == slots.length;
    }

    void slot(int slot) {
        slots[size] = slot;
    }

    void bucket(int bucket) {
        buckets[size] = bucket;
    }

    int bucket() {
        return buckets[size];
    }

    void example(long example) {
        examples[size] = example;
    }

    void position(double position) {
        positions[size] = position;
    }

    void window(double window) {
        windows[size] = window;
    }

    /** Row-major; the current row's vector begins at {@link #vectorOffset}. */
    double[] vectors() {
        return vectors;
    }

    int vectorOffset() {
        return size * dimension;
    }

    void keep() {
        size++;
    }

    /** The block, valid until {@link #clear}. */
    TokenBlock build() {
        return new TokenBlock(size, slots, buckets, examples, positions, windows, vectors);
    }
}
