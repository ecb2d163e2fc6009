package plasticity.sample;

import java.util.stream.IntStream;

/**
 * Reproduces numpy's {@code SeedSequence} with a pool of four words: hashes a seed, or a seed followed by further integers, into the words of a
 * generator's state.
 *
 * <p>numpy guarantees the constants and the mixing for the streams of {@code default_rng}; they are those of M. E. O'Neill's {@code seed_seq_fe}
 * (2015).
 */
final class SeedSequence {
    private static final int POOL = 4;
    private static final int INIT_A = 0x43b0d7e5;
    private static final int MULT_A = 0x931e8875;
    private static final int INIT_B = 0x8b51f9dd;
    private static final int MULT_B = 0x58f38ded;
    private static final int MIX_MULT_L = 0xca01f9dd;
    private static final int MIX_MULT_R = 0x4973f715;
    private static final int XSHIFT = 16;

    private final int[] pool = new int[POOL];
    private int hashConstant = INIT_A;

    /**
     * {@code SeedSequence([seed, *key])}, which for an empty key equals {@code SeedSequence(seed)}.
     *
     * @param seed unsigned; one word if it is below 2^32, otherwise two
     * @param key unsigned words
     */
    SeedSequence(long seed, int... key) {
        int[] entropy = entropy(seed, key);
        for (int i = 0; i < POOL; i++) {
            pool[i] = hash(i < entropy.length ? entropy[i] : 0);
        }
        for (int source = 0; source < POOL; source++) {
            for (int target = 0; target < POOL; target++) {
                if (source != target) {
                    pool[target] = mix(pool[target], hash(pool[source]));
                }
            }
        }
        for (int source = POOL; source < entropy.length; source++) {
            for (int target = 0; target < POOL; target++) {
                pool[target] = mix(pool[target], hash(entropy[source]));
            }
        }
    }

    private static int[] entropy(long seed, int[] key) {
        int[] ofSeed = seed >>> 32 == 0 ? new int[] {(int) seed} : new int[] {(int) seed, (int) (seed >>> 32)};
        return IntStream.concat(IntStream.of(ofSeed), IntStream.of(key)).toArray();
    }

    /** The first {@code n} 32-bit words of the state: {@code SeedSequence.generate_state(n)}. */
    int[] words(int n) {
        int[] words = new int[n];
        int constant = INIT_B;
        for (int i = 0; i < n; i++) {
            int value = pool[i % POOL] ^ constant;
            constant *= MULT_B;
            value *= constant;
            words[i] = value ^ (value >>> XSHIFT);
        }
        return words;
    }

    private int hash(int value) {
        int mixed = value ^ hashConstant;
        hashConstant *= MULT_A;
        mixed *= hashConstant;
        return mixed ^ (mixed >>> XSHIFT);
    }

    private static int mix(int x, int y) {
        int mixed = MIX_MULT_L * x - MIX_MULT_R * y;
        return mixed ^ (mixed >>> XSHIFT);
    }
}
