package plasticity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.RealArray;
import plasticity.heads.HeadKind;
import plasticity.sample.DrawnRows;
import plasticity.sample.TokenBlock;

/** Expected blocks of tokens, and comparisons. */
public final class Blocks {
    private Blocks() {}

    /** All rows, as one block. */
    public static TokenBlock of(HeadKind kind, List<DumpRow> rows) {
        return of(kind, rows, Integer.MAX_VALUE, 0);
    }

    /** The rows kept by a draw, as one block in file order. */
    public static TokenBlock of(HeadKind kind, List<DumpRow> rows, int cap, long seed) {
        DrawnRows.Cursor cursor = DrawnRows.of(rows.size(), cap, seed).cursor();
        int[] slots = rows.stream().mapToInt(row -> cursor.nextSlot()).toArray();
        List<DumpRow> kept = IntStream.range(0, rows.size())
                .filter(row -> slots[row] >= 0)
                .mapToObj(rows::get)
                .toList();
        boolean key = kind == HeadKind.KEY;
        return new TokenBlock(
                kept.size(),
                IntStream.of(slots).filter(slot -> slot >= 0).toArray(),
                kept.stream().mapToInt(row -> row.bucket().intValue()).toArray(),
                kept.stream()
                        .mapToLong(row -> key ? row.example().longValue() : 0)
                        .toArray(),
                kept.stream().mapToDouble(row -> row.position().doubleValue()).toArray(),
                kept.stream()
                        .mapToDouble(row -> key || row.window() == null
                                ? Double.NaN
                                : row.window().doubleValue())
                        .toArray(),
                new DoubleArray(kept.stream()
                        .flatMap(row -> row.vector().stream())
                        .mapToDouble(Number::doubleValue)
                        .toArray()));
    }

    /** A copy of a block without the rows that are not kept, which stays valid when the next one is read; its arrays have exactly its length. */
    public static TokenBlock kept(TokenBlock block) {
        int dimension = block.vectors().length() / block.slots().length;
        int[] rows = IntStream.range(0, block.size())
                .filter(row -> block.slots()[row] >= 0)
                .toArray();
        return new TokenBlock(
                rows.length,
                IntStream.of(rows).map(row -> block.slots()[row]).toArray(),
                IntStream.of(rows).map(row -> block.buckets()[row]).toArray(),
                IntStream.of(rows).mapToLong(row -> block.examples()[row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> block.positions()[row]).toArray(),
                IntStream.of(rows).mapToDouble(row -> block.windows()[row]).toArray(),
                new DoubleArray(IntStream.of(rows)
                        .flatMap(row -> IntStream.range(row * dimension, (row + 1) * dimension))
                        .mapToDouble(block.vectors()::get)
                        .toArray()));
    }

    /** Keys with bucket numbers and vectors; all else is 0. */
    public static TokenBlock keys(int[] buckets, double... vectors) {
        int n = buckets.length;
        return new TokenBlock(
                n, new int[n], buckets, new long[n], new double[n], new double[n], new DoubleArray(vectors));
    }

    /** The values as doubles. */
    public static double[] doubles(RealArray values) {
        double[] doubles = new double[values.length()];
        values.copyTo(0, doubles);
        return doubles;
    }

    /** One block of several copies. */
    public static TokenBlock join(List<TokenBlock> blocks) {
        return new TokenBlock(
                blocks.stream().mapToInt(TokenBlock::size).sum(),
                blocks.stream()
                        .flatMapToInt(block -> IntStream.of(block.slots()))
                        .toArray(),
                blocks.stream()
                        .flatMapToInt(block -> IntStream.of(block.buckets()))
                        .toArray(),
                blocks.stream()
                        .flatMapToLong(block -> LongStream.of(block.examples()))
                        .toArray(),
                blocks.stream()
                        .flatMapToDouble(block -> DoubleStream.of(block.positions()))
                        .toArray(),
                blocks.stream()
                        .flatMapToDouble(block -> DoubleStream.of(block.windows()))
                        .toArray(),
                new DoubleArray(blocks.stream()
                        .flatMapToDouble(block -> DoubleStream.of(doubles(block.vectors())))
                        .toArray()));
    }

    public static void assertSameBits(TokenBlock actual, TokenBlock expected) {
        assertThat(actual.slots()).as("slots").isEqualTo(expected.slots());
        assertThat(actual.buckets()).as("buckets").isEqualTo(expected.buckets());
        assertThat(actual.examples()).as("examples").isEqualTo(expected.examples());
        assertThat(actual.positions()).as("positions").isEqualTo(expected.positions());
        assertThat(actual.windows()).as("windows").isEqualTo(expected.windows());
        assertThat(doubles(actual.vectors())).as("vectors").isEqualTo(doubles(expected.vectors()));
    }
}
