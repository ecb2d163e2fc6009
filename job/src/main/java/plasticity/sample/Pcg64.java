package plasticity.sample;

/**
 * The PCG XSL-RR 128/64 generator with the seeding of numpy's {@code PCG64}.
 *
 * <p>The 128-bit state is stored as two longs. Reference: M. E. O'Neill, <i>PCG: A Family of Simple Fast Space-Efficient Statistically Good
 * Algorithms for Random Number Generation</i>, HMC-CS-2014-0905.
 */
final class Pcg64 {
    private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
    private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;

    private final long incrementHigh;
    private final long incrementLow;
    private long high;
    private long low;

    /**
     * @param seed unsigned
     * @param key further unsigned words of the entropy
     */
    Pcg64(long seed, int... key) {
        int[] words = new SeedSequence(seed, key).words(8);
        long[] quads = new long[4];
        for (int i = 0; i < quads.length; i++) {
            quads[i] = (words[2 * i] & 0xFFFFFFFFL) | ((long) words[2 * i + 1] << 32);
        }
        incrementHigh = (quads[2] << 1) | (quads[3] >>> 63);
        incrementLow = (quads[3] << 1) | 1L;
        step();
        add(quads[0], quads[1]);
        step();
    }

    /** The next 64 random bits. */
    long next() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    private void step() {
        long productHigh = unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        high = productHigh;
        add(incrementHigh, incrementLow);
    }

    private void add(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
