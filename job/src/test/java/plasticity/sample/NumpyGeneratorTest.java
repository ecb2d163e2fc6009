package plasticity.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the generator with numpy 2.4.6, exactly. In {@code numpy-rng.json} every list of a case starts with a new
 * {@code default_rng(seed)}, and so does every choice; integers and pair draws share one generator.
 *
 * <p>The raw words determine the file's 128-bit state and increment, which are not compared.
 */
class NumpyGeneratorTest {
    static Stream<Named<JsonNode>> seeds() throws IOException {
        try (InputStream json = NumpyGeneratorTest.class.getResourceAsStream("/golden/numpy-rng.json")) {
            JsonNode cases = new ObjectMapper().readTree(json).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(seed -> Named.of("seed " + seed.get("seed").asText(), seed));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seedsLikeNumpy(JsonNode golden) {
        JsonNode expected = golden.get("seed_sequence_words");
        int[] words = new SeedSequence(seed(golden)).words(2 * expected.size());
        for (int i = 0; i < expected.size(); i++) {
            long quad = Integer.toUnsignedLong(words[2 * i]) | Integer.toUnsignedLong(words[2 * i + 1]) << 32;
            assertThat(Long.toUnsignedString(quad)).isEqualTo(expected.get(i).asText());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsNumpysWords(JsonNode golden) {
        NumpyGenerator generator = generator(golden);
        for (JsonNode word : golden.get("raw_uint64")) {
            assertThat(Long.toUnsignedString(generator.nextLong())).isEqualTo(word.asText());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wordsGiveNumpysDoubles(JsonNode golden) {
        NumpyGenerator generator = generator(golden);
        for (JsonNode value : golden.get("random")) {
            assertThat((generator.nextLong() >>> 11) * 0x1p-53).isEqualTo(value.asDouble());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsNumpysIntegers(JsonNode golden) {
        NumpyGenerator generator = generator(golden);
        for (JsonNode draw : golden.get("integers")) {
            assertThat(generator.integers(draw.get("n").asLong()))
                    .as("integers(%s)", draw.get("n"))
                    .isEqualTo(draw.get("value").asLong());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void choosesNumpysSamples(JsonNode golden) {
        for (JsonNode draw : golden.get("choice_without_replacement")) {
            int size = draw.get("size").asInt();
            int[] first = ints(draw.get("first"));
            int[] last = ints(draw.get("last"));

            int[] chosen = generator(golden).choice(draw.get("n").asInt(), size);

            assertThat(chosen).as("choice(%s, %s)", draw.get("n"), size).hasSize(size);
            assertThat(Arrays.copyOf(chosen, first.length)).isEqualTo(first);
            assertThat(Arrays.copyOfRange(chosen, size - last.length, size)).isEqualTo(last);
            assertThat(weightedSum(chosen)).isEqualTo(draw.get("sum_i_times_v").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void interleavesIntegersAndChoicesOnOneGenerator(JsonNode golden) {
        NumpyGenerator generator = generator(golden);
        for (JsonNode draw : golden.get("one_generator_pair_draws")) {
            assertThat(generator.integers(draw.get("total").asLong()))
                    .isEqualTo(draw.get("r").asLong());
            assertThat(generator.choice(draw.get("group_size").asInt(), 2))
                    .isEqualTo(ints(draw.get("pair_indices_within_group")));
        }
    }

    /** {@code g = default_rng(0); [g.integers(n) for _ in range(8)]}: ranges for which a quarter of all draws is rejected. */
    @Test
    void redrawsRejectedWords() {
        assertThat(eightIntegers(3L << 30))
                .containsExactly(
                        2740052423L,
                        2051797211L,
                        1646485848L,
                        131984958L,
                        242365461L,
                        53239240L,
                        564575468L,
                        2091914554L);
        assertThat(eightIntegers(3L << 61))
                .containsExactly(
                        4406200961541402851L,
                        1866257423733469356L,
                        114330398526872074L,
                        6314013200959933085L,
                        4196420588075033327L,
                        5046313636171151833L,
                        3760541658613198823L,
                        6468390634498590712L);
    }

    @Test
    void aRangeOfOneConsumesNothing() {
        NumpyGenerator generator = new NumpyGenerator(3);
        assertThat(generator.integers(1)).isZero();
        assertThat(generator.nextLong()).isEqualTo(new NumpyGenerator(3).nextLong());
    }

    @Test
    void choicesAreDistinctAndInRange() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 200; trial++) {
            int n = random.nextInt(1, 12_000);
            int size = random.nextInt(0, n + 1);
            int[] chosen = new NumpyGenerator(trial).choice(n, size);
            assertThat(Arrays.stream(chosen).distinct().filter(v -> v >= 0 && v < n))
                    .as("choice(%s, %s)", n, size)
                    .hasSize(size);
        }
    }

    @Test
    void rejectsInvalidArguments() {
        NumpyGenerator generator = new NumpyGenerator(0);
        assertThatThrownBy(() -> generator.integers(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> generator.choice(3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> generator.choice(3, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LongStream eightIntegers(long n) {
        NumpyGenerator generator = new NumpyGenerator(0);
        return LongStream.generate(() -> generator.integers(n)).limit(8);
    }

    private static NumpyGenerator generator(JsonNode golden) {
        return new NumpyGenerator(seed(golden));
    }

    /** Unsigned: one of the seeds is above 2^63. */
    private static long seed(JsonNode golden) {
        return golden.get("seed").bigIntegerValue().longValue();
    }

    private static int[] ints(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    /** Σ i·v_i with i from 1. */
    private static String weightedSum(int[] values) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(BigInteger.valueOf((i + 1L) * values[i]));
        }
        return sum.toString();
    }

    @Test
    void aPairIsAChoiceOfTwo() {
        NumpyGenerator generator = new NumpyGenerator(6);
        NumpyGenerator other = new NumpyGenerator(6);
        int[] pair = new int[2];
        for (int n : new int[] {2, 3, 10, 10_001, 1 << 30}) {
            for (int i = 0; i < 200; i++) {
                generator.choosePair(n, pair);
                assertThat(pair).isEqualTo(other.choice(n, 2));
            }
        }
        assertThatThrownBy(() -> generator.choosePair(1, pair))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2");
    }
}
