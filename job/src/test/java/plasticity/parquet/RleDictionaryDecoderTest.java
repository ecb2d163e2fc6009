package plasticity.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.arrays.RealArray;
import plasticity.testing.Blocks;

class RleDictionaryDecoderTest {
    private static final int COUNT = 5000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 12, 13, 15, 16, 17, 20})
    void decodesWrittenIndexes(int width) throws IOException {
        int[] indexes = indexes(width, 0.5);
        for (RealArray dictionary : dictionaries(width)) {
            RealArray gathered = dictionary.ofSameType(COUNT);
            RleDictionaryDecoder packed = packed(width, indexes);
            SplittableRandom random = new SplittableRandom(width);
            for (int at = 0; at < COUNT; ) {
                int n = Math.min(1 + random.nextInt(100), COUNT - at);
                packed.gather(dictionary, gathered, at, n);
                at += n;
            }
            assertThat(Blocks.doubles(gathered))
                    .isEqualTo(
                            Arrays.stream(indexes).mapToDouble(dictionary::get).toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 8, 11, 16})
    void skipsAnyNumber(int width) throws IOException {
        int[] indexes = indexes(width, 0.7);
        RealArray dictionary = dictionary(width);
        RleDictionaryDecoder packed = packed(width, indexes);
        SplittableRandom random = new SplittableRandom(width);
        RealArray one = new DoubleArray(1);
        for (int at = random.nextInt(30), passed = 0; at < COUNT; ) {
            packed.skip(at - passed);
            packed.gather(dictionary, one, 0, 1);
            assertThat(one.get(0)).as("index %d", at).isEqualTo(dictionary.get(indexes[at]));
            passed = at + 1;
            at = passed + random.nextInt(200);
        }
    }

    @Test
    void fewerIndexesThanValuesAreReported() throws IOException {
        RleDictionaryDecoder packed = packed(3, new int[] {1, 2, 3, 4, 5, 6, 7, 0});
        RealArray eight = new DoubleArray(8);
        packed.gather(dictionary(3), eight, 0, 8);
        assertThatThrownBy(() -> packed.gather(dictionary(3), eight, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("a page has fewer dictionary indexes than values");
    }

    @Test
    void anIndexOutsideTheDictionaryIsReported() throws IOException {
        RleDictionaryDecoder packed = packed(3, new int[] {1, 2, 3, 4, 5, 6, 7, 0});
        assertThatThrownBy(() -> packed.gather(new DoubleArray(7), new DoubleArray(8), 0, 8))
                .isInstanceOf(IOException.class)
                .hasMessage("a dictionary index is out of range: the dictionary has 7 values");
    }

    @Test
    void aBugOfTheCallerIsNotTakenForADamagedFile() throws IOException {
        RleDictionaryDecoder packed = packed(3, new int[] {1, 2, 3, 4, 5, 6, 7, 0});
        assertThatThrownBy(() -> packed.gather(dictionary(3), new DoubleArray(7), 0, 8))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(bytes = {-1, 33, 127})
    void anImpossibleWidthIsReported(byte width) {
        assertThatThrownBy(() -> new RleDictionaryDecoder(new byte[] {width, 2, 0, 0, 0, 0, 0, 0, 0, 0}, 0, 2))
                .isInstanceOf(IOException.class);
    }

    /** Both sequences of equal values, which become RLE runs, and of different ones, which are bit-packed. */
    private static int[] indexes(int width, double repeated) {
        SplittableRandom random = new SplittableRandom(1000 + width);
        int[] indexes = new int[COUNT];
        for (int i = 0; i < COUNT; ) {
            boolean isRun = random.nextDouble() < repeated;
            int value = random.nextInt(1 << width);
            for (int end = Math.min(COUNT, i + 1 + random.nextInt(60)); i < end; i++) {
                indexes[i] = isRun ? value : random.nextInt(1 << width);
            }
        }
        return indexes;
    }

    private static RealArray dictionary(int width) {
        return new DoubleArray(new SplittableRandom(width).doubles(1L << width).toArray());
    }

    /** Doubles, and the same values rounded to floats. */
    private static List<RealArray> dictionaries(int width) {
        RealArray doubles = dictionary(width);
        RealArray floats = new FloatArray(doubles.length());
        for (int i = 0; i < doubles.length(); i++) {
            floats.set(i, doubles.get(i));
        }
        return List.of(doubles, floats);
    }

    private static RleDictionaryDecoder packed(int width, int[] indexes) throws IOException {
        HybridRuns runs = HybridRuns.of(width, indexes);
        runs.bytes()[runs.start() - 1] = (byte) width;
        return new RleDictionaryDecoder(runs.bytes(), runs.start() - 1, runs.end());
    }
}
