package plasticity.draws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.draws.SampleDefinition.Pair;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

/** Compares samples and pairs of random tables with their definitions. Each row of a table has a position of its own, by which it is recognised. */
class DrawsTest {
    static Stream<SampleDefinition> tables() {
        return LongStream.range(0, 60).mapToObj(DrawsTest::table);
    }

    private static SampleDefinition table(long seed) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        int rows = 1 + random.nextInt(random.nextBoolean() ? 30 : 800);
        int buckets = 1 + random.nextInt(6);
        int texts = 1 + random.nextInt(random.nextBoolean() ? 5 : 60);
        TokenTable table = new TokenTable(
                random.ints(rows, 0, buckets).map(b -> b * b - 1).toArray(),
                random.ints(rows, 0, texts)
                        .mapToLong(text -> text % 7 == 0 ? text - (1L << 50) : text)
                        .toArray(),
                IntStream.range(0, rows).mapToDouble(row -> row).toArray(),
                new double[rows],
                // Few values, so that keys are equal.
                Vectors.ofDoubles(
                        rows, 2, random.ints(2L * rows, 0, 3).asDoubleStream().toArray()));
        SampleSizes sizes = new SampleSizes(1 + random.nextInt(800), 1 + random.nextInt(800), 1 + random.nextInt(800));
        return new SampleDefinition(table, sizes, random.nextInt(100), random.nextInt(40), random.nextInt(40));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void queries(SampleDefinition definition) {
        TokenTable table = definition.table();
        SampledQueries sample = SampledQueries.draw(
                table, definition.sizes(), definition.seed(), definition.layer(), definition.head());
        RowSweep.read(table.vectors(), sample::accept);
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        int size = 0;
        for (int b = 0; b < sample.buckets().length; b++) {
            long textBefore = Long.MIN_VALUE;
            for (int cell = sample.bucketCells()[b]; cell < sample.bucketCells()[b + 1]; cell++) {
                long text = sample.cellTexts()[cell];
                assertThat(text).isGreaterThan(textBefore);
                textBefore = text;
                assertThat(sample.cellStarts()[cell + 1] - sample.cellStarts()[cell])
                        .isEqualTo(sample.cellSizes()[cell])
                        .isPositive();
                for (int q = sample.cellStarts()[cell]; q < sample.cellStarts()[cell + 1]; q++, size++) {
                    int row = (int) sample.positions()[q];
                    assertThat(table.examples()[row]).isEqualTo(text);
                    assertThat(sample.vectors()[0][q]).isEqualTo(table.vectors().get(row, 0));
                    assertThat(sample.vectors()[1][q]).isEqualTo(table.vectors().get(row, 1));
                    rows.computeIfAbsent(sample.buckets()[b], bucket -> new ArrayList<>())
                            .add(row);
                }
            }
            rows.get(sample.buckets()[b]).sort(null);
        }
        assertThat(rows).isEqualTo(definition.queries());
        assertThat(sample.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keys(SampleDefinition definition) {
        TokenTable table = definition.table();
        SampledKeys sample = draw(definition);
        Map<Integer, List<Integer>> rows = new TreeMap<>();
        for (int c = 0; c < sample.buckets().length; c++) {
            rows.put(
                    sample.buckets()[c],
                    IntStream.range(sample.start(c), sample.start(c + 1))
                            .mapToObj(key -> (int) sample.position(key))
                            .toList());
        }
        assertThat(rows).isEqualTo(definition.keys());
        for (int key = 0; key < sample.size(); key++) {
            int row = (int) sample.position(key);
            assertThat(sample.text(key)).isEqualTo(table.examples()[row]);
            assertThat(sample.vectors()[2 * key]).isEqualTo(table.vectors().get(row, 0));
            assertThat(sample.vectors()[2 * key + 1]).isEqualTo(table.vectors().get(row, 1));
        }
    }

    private static SampledKeys draw(SampleDefinition definition) {
        return SampledKeys.draw(
                definition.table(), definition.sizes(), definition.seed(), definition.layer(), definition.head());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void pairs(SampleDefinition definition) {
        SampledKeys sample = draw(definition);
        Map<PairKind, List<KeyPairs>> pairs =
                KeyPairs.of(sample, definition.sizes(), definition.seed(), definition.layer(), definition.head());
        for (PairKind kind : PairKind.values()) {
            for (int c = 0; c < sample.buckets().length; c++) {
                int bucket = sample.buckets()[c];
                KeyPairs found = pairs.get(kind).get(c);
                assertThat(found.available())
                        .isEqualTo(definition.available(kind).get(bucket).size());
                assertThat(IntStream.range(0, found.size())
                                .mapToObj(i -> new Pair((int) sample.position(found.first()[i]), (int)
                                        sample.position(found.second()[i]))))
                        .isEqualTo(definition.pairs(kind).get(bucket));
            }
        }
    }

    @Test
    void sizesPerBucketHaveLowerLimits() {
        SampleSizes sizes = new SampleSizes(2048, 1024, 2048);
        assertThat(sizes.queriesPerBucket(8)).isEqualTo(256);
        assertThat(sizes.queriesPerBucket(500)).isEqualTo(16);
        assertThat(sizes.keysPerBucket(8)).isEqualTo(128);
        assertThat(sizes.keysPerBucket(500)).isEqualTo(32);
        assertThat(sizes.farPairsPerBucket(3)).isEqualTo(682);
        assertThat(sizes.farPairsPerBucket(500)).isEqualTo(16);
    }

    /** The order of texts does not depend on the bucket: with few keys per text, buckets still share texts. */
    @Test
    void bucketsPreferTheSameTexts() {
        int texts = 400;
        TokenTable table = new TokenTable(
                IntStream.range(0, 2 * texts).map(row -> row % 2).toArray(),
                IntStream.range(0, 2 * texts).mapToLong(row -> row / 2).toArray(),
                IntStream.range(0, 2 * texts).mapToDouble(row -> row).toArray(),
                new double[2 * texts],
                Vectors.ofDoubles(
                        2 * texts, 1, new Random(1).doubles(2L * texts).toArray()));
        SampledKeys sample = SampledKeys.draw(table, new SampleSizes(1, 64, 64), 0, 0, 0);
        KeyPairs far = KeyPairs.of(sample, new SampleSizes(1, 64, 64), 0, 0, 0)
                .get(PairKind.FAR)
                .get(1);
        assertThat(sample.size()).isEqualTo(32);
        assertThat(far.available()).isEqualTo(16);
    }
}
