package plasticity.sample;

/**
 * Reproduces {@code numpy.random.default_rng(seed)}: PCG64 seeded by {@code SeedSequence}, Lemire's bounded integers, and choice without replacement.
 * Returns the same values as numpy, draw by draw.
 *
 * <p>Not thread-safe. Expected values: {@code numpy-rng.json} in the tests.
 */
public final class NumpyGenerator {
    private static final long UINT32 = 0xFFFFFFFFL;
    /** For larger populations numpy shuffles the tail of 0..n−1, unless the sample is smaller than 1/{@value #TAIL_FRACTION} of the population. */
    private static final int TAIL_POPULATION = 10_000;

    private static final int TAIL_FRACTION = 50;

    private final Pcg64 bits;
    private long spareHalf;
    private boolean hasSpareHalf;

    /**
     * {@code default_rng(seed)}, or {@code default_rng([seed, *key])} if a key is given.
     *
     * @param seed read as unsigned, 0 ≤ seed &lt; 2^64
     * @param key words, each read as unsigned; independent streams have different keys
     */
    public NumpyGenerator(long seed, int... key) {
        bits = new Pcg64(seed, key);
    }

    /** The next 64 random bits; a buffered 32-bit half is skipped. */
    public long nextLong() {
        return bits.next();
    }

    /**
     * {@code integers(n)}: uniform on 0..n−1. A range below 2^32 consumes 32-bit halves of a 64-bit word, low half first; a range of one consumes
     * nothing.
     *
     * @param n at least 1
     */
    public long integers(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("integers(" + n + "): the range must be at least 1");
        }
        if (n == 1) {
            return 0;
        }
        if (n - 1 < UINT32) {
            return bounded32(n);
        }
        return n - 1 == UINT32 ? nextHalf() : bounded64(n);
    }

    /**
     * {@code choice(n, size, replace=False)}: distinct values of 0..n−1 in numpy's order.
     *
     * <p>If n &gt; 10000 and size &gt; n/50, shuffles the tail of 0..n−1 (memory: n ints); otherwise Floyd's method with a final shuffle (memory:
     * 2·size to 4·size ints).
     *
     * @param size 0 ≤ size ≤ n
     */
    public int[] choice(int n, int size) {
        if (size < 0 || size > n) {
            throw new IllegalArgumentException(
                    "choice(" + n + ", " + size + "): the sample must not exceed the population");
        }
        return n > TAIL_POPULATION && size > n / TAIL_FRACTION ? shuffledTail(n, size) : floyd(n, size);
    }

    /**
     * {@code choice(n, 2, replace=False)}, without allocating memory.
     *
     * @param n at least 2
     * @param into receives the two distinct values of 0..n−1
     */
    public void choosePair(int n, int[] into) {
        if (n < 2) {
            throw new IllegalArgumentException("choosePair(" + n + "): the population must be at least 2");
        }
        int first = (int) integers(n - 1L);
        int other = (int) integers(n);
        int second = other == first ? n - 1 : other;
        // Exchanges both if integers(2) is 0, without a branch or an index that the processor cannot predict.
        int exchanged = (first ^ second) & (int) (integers(2) - 1);
        into[0] = first ^ exchanged;
        into[1] = second ^ exchanged;
    }

    private int[] shuffledTail(int n, int size) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        for (int i = n - 1; i >= Math.max(n - size, 1); i--) {
            swap(all, i, (int) integers(i + 1L));
        }
        int[] tail = new int[size];
        System.arraycopy(all, n - size, tail, 0, size);
        return tail;
    }

    private int[] floyd(int n, int size) {
        int[] drawn = new int[size];
        IntSet seen = IntSet.forUpTo(size);
        for (int j = n - size, i = 0; j < n; j++, i++) {
            int value = (int) integers(j + 1L);
            if (!seen.add(value)) {
                value = j;
                seen.add(j);
            }
            drawn[i] = value;
        }
        for (int i = size - 1; i > 0; i--) {
            swap(drawn, i, (int) integers(i + 1L));
        }
        return drawn;
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    private long bounded32(long n) {
        long product = nextHalf() * n;
        if ((product & UINT32) < n) {
            long threshold = (1L << 32) % n;
            while ((product & UINT32) < threshold) {
                product = nextHalf() * n;
            }
        }
        return product >>> 32;
    }

    private long bounded64(long n) {
        long word = bits.next();
        if (Long.compareUnsigned(word * n, n) < 0) {
            long threshold = Long.remainderUnsigned(-n, n);
            while (Long.compareUnsigned(word * n, threshold) < 0) {
                word = bits.next();
            }
        }
        return Pcg64.unsignedMultiplyHigh(word, n);
    }

    private long nextHalf() {
        if (hasSpareHalf) {
            hasSpareHalf = false;
            return spareHalf;
        }
        long word = bits.next();
        spareHalf = word >>> 32;
        hasSpareHalf = true;
        return word & UINT32;
    }
}
