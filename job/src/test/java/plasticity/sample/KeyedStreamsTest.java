package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeds with a key, compared with numpy 2.4.6: {@code SeedSequence([seed, *key])} and {@code default_rng([seed, *key])}. */
class KeyedStreamsTest {
    /**
     * @param words {@code generate_state(4)}
     * @param integers {@code integers(0, 1000, 5)}
     * @param choice {@code choice(30, 6, replace=False)} of a new generator
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    record Stored(long seed, int[] key, long[] words, int[] integers, int[] choice) {
        @Override
        public String toString() {
            return seed + " with " + key.length + " words";
        }
    }

    static Stream<Stored> numpy() {
        return Stream.of(
                new Stored(
                        0,
                        ints(1, 0, 0),
                        longs(3964924996L, 1358922860L, 3894904162L, 2051610843L),
                        ints(522, 889, 992, 557, 302),
                        ints(24, 26, 13, 15, 8, 23)),
                new Stored(
                        7,
                        ints(2, 5, 3, 0),
                        longs(2827219217L, 1415055633L, 59894119L, 2004590133L),
                        ints(621, 685, 338, 349, 489),
                        ints(27, 29, 14, 17, 9, 15)),
                new Stored(
                        (1L << 40) + 5,
                        ints(3, 11, 2, 9),
                        longs(3579321590L, 1782710950L, 3408182070L, 3848061380L),
                        ints(754, 973, 784, 243, 437),
                        ints(12, 13, 21, 25, 6, 18)),
                // Bucket −1 is the word 2^32 − 1.
                new Stored(
                        123456789,
                        ints(4, 31, 8, -1),
                        longs(2899355884L, 281665776L, 3556379306L, 3231550388L),
                        ints(861, 273, 218, 117, 271),
                        ints(28, 13, 21, 3, 7, 5)),
                new Stored(
                        1,
                        ints(),
                        longs(1835504127L, 1731038949L, 1320224556L, 2330041505L),
                        ints(473, 511, 755, 950, 34),
                        ints(20, 13, 26, 11, 4, 1)),
                new Stored(
                        (1L << 63) + 1,
                        ints(1, 2, 3, 4, 5, 6),
                        longs(3260898785L, 2516673684L, 298081510L, 238227140L),
                        ints(779, 202, 529, 242, 621),
                        ints(26, 19, 5, 18, 6, 14)));
    }

    private static int[] ints(int... values) {
        return values;
    }

    private static long[] longs(long... values) {
        return values;
    }

    @ParameterizedTest
    @MethodSource("numpy")
    void hashesSeedAndKey(Stored stored) {
        int[] words = new SeedSequence(stored.seed, stored.key).words(4);
        assertThat(IntStream.of(words).mapToLong(Integer::toUnsignedLong).toArray())
                .isEqualTo(stored.words);
    }

    @ParameterizedTest
    @MethodSource("numpy")
    void drawsFromTheKeysStream(Stored stored) {
        NumpyGenerator generator = new NumpyGenerator(stored.seed, stored.key);
        assertThat(IntStream.range(0, 5)
                        .map(i -> (int) generator.integers(1000))
                        .toArray())
                .isEqualTo(stored.integers);
        assertThat(new NumpyGenerator(stored.seed, stored.key).choice(30, 6)).isEqualTo(stored.choice);
    }

    @Test
    void anEmptyKeyIsNoKey() {
        assertThat(new NumpyGenerator(5, new int[0]).nextLong()).isEqualTo(new NumpyGenerator(5).nextLong());
        assertThat(new NumpyGenerator(5, 0, 0, 0, 0).nextLong()).isNotEqualTo(new NumpyGenerator(5).nextLong());
    }
}
