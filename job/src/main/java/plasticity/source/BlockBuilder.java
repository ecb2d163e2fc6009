package plasticity.source;

import java.util.Arrays;
import plasticity.sample.TokenBlock;

/** Gathers kept rows. Values are set on the row after the last kept one, which is overwritten unless {@link #keep} is called. */
final class BlockBuilder {
    static final TokenBlock EMPTY =
            new TokenBlock(new int[0], new int[0], new long[0], new double[0], new double[0], new double[0]);

    /** About 1 MiB of vectors a block. */
    private static final int COMPONENTS = 1 << 17;

    private static final int ROWS = 4096;

    private final int dimension;
    private final int[] slots;
    private final int[] buckets;
    private final long[] examples;
    private final double[] positions;
    private final double[] windows;
    private final double[] vectors;
    private int size;

    BlockBuilder(int dimension) {
        int capacity = Math.max(1, Math.min(ROWS, COMPONENTS / dimension));
        this.dimension = dimension;
        slots = new int[capacity];
        buckets = new int[capacity];
        examples = new long[capacity];
        positions = new double[capacity];
        windows = new double[capacity];
        vectors = new double[capacity * dimension];
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

    /** To be filled from {@link #vectorOffset}. */
    double[] vectors() {
        return vectors;
    }

    int vectorOffset() {
        return size * dimension;
    }

    void keep() {
        size++;
    }

    /** The block; a full one takes the builder's own arrays, so nothing can be added then. */
    TokenBlock build() {
        if (isFull()) {
            return new TokenBlock(slots, buckets, examples, positions, windows, vectors);
        }
        return new TokenBlock(
                Arrays.copyOf(slots, size),
                Arrays.copyOf(buckets, size),
                Arrays.copyOf(examples, size),
                Arrays.copyOf(positions, size),
                Arrays.copyOf(windows, size),
                Arrays.copyOf(vectors, size * dimension));
    }
}
