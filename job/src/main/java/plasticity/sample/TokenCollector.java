package plasticity.sample;

/** Collects blocks of kept rows of a head, in any order, into a {@link TokenTable}. */
public final class TokenCollector {
    private final int dimension;
    private final int[] buckets;
    private final long[] examples;
    private final double[] positions;
    private final double[] windows;
    private final double[] vectors;
    private int collected;

    /**
     * @param rows number of kept rows
     * @param dimension d; rows·d must not exceed the maximum array length
     */
    public TokenCollector(int rows, int dimension) {
        this(rows, dimension, null);
    }

    /** @param spare an unused array, reused for the vectors if it has the right length; may be null */
    public TokenCollector(int rows, int dimension, double[] spare) {
        this.dimension = dimension;
        buckets = new int[rows];
        examples = new long[rows];
        positions = new double[rows];
        windows = new double[rows];
        int size = Math.multiplyExact(rows, dimension);
        vectors = spare != null && spare.length == size ? spare : new double[size];
    }

    public void accept(TokenBlock block) {
        for (int i = 0; i < block.size(); i++) {
            int slot = block.slots()[i];
            if (slot < 0) {
                continue;
            }
            buckets[slot] = block.buckets()[i];
            examples[slot] = block.examples()[i];
            positions[slot] = block.positions()[i];
            windows[slot] = block.windows()[i];
            System.arraycopy(block.vectors(), i * dimension, vectors, slot * dimension, dimension);
            collected++;
        }
    }

    /**
     * The collected table.
     *
     * @throws IllegalStateException if rows are missing
     */
    public TokenTable table() {
        if (collected != buckets.length) {
            throw new IllegalStateException(collected + " rows collected, expected " + buckets.length);
        }
        return new TokenTable(
                buckets, examples, positions, windows, TokenTable.rowMajor(buckets.length, dimension, vectors));
    }
}
