package plasticity.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.draws.KeyPairs;
import plasticity.draws.SampleSizes;
import plasticity.draws.SampledKeys;
import plasticity.draws.SampledQueries;
import plasticity.jackknife.TextGroups;
import plasticity.sample.RowSweep;
import plasticity.sample.TokenTable;
import plasticity.sample.Vectors;

class PairScoresTest {
    private static final SampleSizes ALL = new SampleSizes(1 << 20, 1 << 20, 1 << 20);
    private static final TextGroups GROUPS = TextGroups.of(2, new long[] {0});

    /** Component counts below and above the four that are multiplied at a time; pairs of few and of many keys. */
    @ParameterizedTest
    @CsvSource({"1, 2", "3, 2", "4, 2", "5, 2", "11, 2", "1, 20", "5, 20", "11, 20"})
    void areProductsOfQueriesAndDifferences(int dimension, int size) {
        TokenTable table = table(1500, dimension, 2);
        SampledQueries queries = queries(table);
        SampledKeys keys = SampledKeys.draw(table(7, dimension, 1), ALL, 0, 0, 0);
        SplittableRandom random = new SplittableRandom(size);
        KeyPairs pairs = new KeyPairs(
                size, random.ints(size, 0, 7).toArray(), random.ints(size, 0, 7).toArray());
        QueryCells cells = new QueryCells(queries, GROUPS);
        QueryColumns columns = cells.columns();
        PairScores scores = new PairScores(cells, keys);
        scores.prepare(pairs);
        for (int i = 0; i < size; i++) {
            for (int slot = 0; slot < columns.slots(); slot++) {
                double[] first = scores.first(i).bySlot[slot];
                double[] second = scores.second(i).bySlot[slot];
                for (int q = 0; q < first.length; q++) {
                    double expected = 0;
                    for (int j = 0; j < dimension; j++) {
                        double one = keys.vectors()[pairs.first()[i] * dimension + j];
                        double other = keys.vectors()[pairs.second()[i] * dimension + j];
                        expected += columns.vectors(slot)[j][q] * (one - other);
                    }
                    // Some ten products of the order of 1.
                    assertThat(first[q] - second[q]).isCloseTo(expected, within(1e-14 * dimension));
                }
            }
        }
    }

    /** More scores than fit into the memory for them: they are computed again, with the same bits. */
    @Test
    void doNotDependOnWhichAreKept() {
        int size = 2048;
        int keys = (int) (PairScores.MEMORY / (size * (long) Double.BYTES)) + 20;
        SampledQueries queries = queries(table(size, 3, 4));
        PairScores scores =
                new PairScores(new QueryCells(queries, GROUPS), SampledKeys.draw(table(keys, 3, 3), ALL, 0, 0, 0));
        scores.prepare(pairs(0, 1, 2, 0, 1, 2));
        double[][] before = scores.first(0).bySlot;
        for (int from = 3; from + 9 < keys; from += 10) {
            int key = from;
            int[] some = new int[20];
            Arrays.setAll(some, i -> key + i % 10);
            scores.prepare(pairs(some));
        }
        scores.prepare(pairs(0, 1, 2, 0, 1, 2));
        assertThat(scores.first(0).bySlot).isNotSameAs(before).isDeepEqualTo(before);
    }

    private static KeyPairs pairs(int... keys) {
        int[] first = Arrays.copyOf(keys, keys.length / 2);
        int[] second = Arrays.copyOfRange(keys, keys.length / 2, keys.length);
        return new KeyPairs(first.length, first, second);
    }

    private static SampledQueries queries(TokenTable table) {
        SampledQueries queries = SampledQueries.draw(table, ALL, 0, 0, 0);
        RowSweep.read(table.vectors(), queries::accept);
        return queries;
    }

    private static TokenTable table(int rows, int dimension, long seed) {
        double[] values = new SplittableRandom(seed)
                .doubles((long) rows * dimension, -1, 1)
                .toArray();
        return new TokenTable(
                new int[rows],
                new long[rows],
                new double[rows],
                new double[rows],
                Vectors.ofDoubles(rows, dimension, values));
    }
}
