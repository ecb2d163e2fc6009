package plasticity.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;

class ByteRangePlanTest {
    private static final int MIB = 1 << 20;

    @Test
    void adjacentSmallChunksShareARangeAcrossRowGroups() {
        Chunk first = chunk(4, 1000);
        Chunk second = chunk(1004, MIB);
        Chunk third = chunk(MIB + 2000, 2 * MIB);
        ByteRangePlan pieces = new ByteRangePlan(List.of(group(first, second), group(third)));
        assertThat(pieces.of(first)).hasSize(1).isEqualTo(pieces.of(second)).isEqualTo(pieces.of(third));
        assertThat(pieces.after(pieces.of(first).get(0))).isEmpty();
        assertThat(pieces.of(first).get(0).lastGroup()).isEqualTo(1);
    }

    @Test
    void aWideGapIsNotFetched() {
        Chunk first = chunk(4, 1000);
        Chunk second = chunk(MIB, 1000);
        ByteRangePlan pieces = new ByteRangePlan(List.of(group(first, second)));
        ByteRange piece = pieces.of(first).get(0);
        assertThat(piece.end()).isEqualTo(1004);
        assertThat(pieces.first()).containsExactly(piece, pieces.of(second).get(0));
        assertThat(pieces.after(piece)).isEqualTo(pieces.of(second));
    }

    @Test
    void rangesHaveAMaximumLength() {
        Chunk first = chunk(0, 3 * MIB);
        Chunk second = chunk(3 * MIB, 2 * MIB);
        ByteRangePlan pieces = new ByteRangePlan(List.of(group(first, second)));
        assertThat(pieces.of(first)).isNotEqualTo(pieces.of(second));
    }

    @Test
    void largeChunksAreDivided() {
        Chunk large = chunk(10, 9 * MIB);
        ByteRangePlan pieces = new ByteRangePlan(List.of(group(large)));
        assertThat(pieces.of(large))
                .extracting(ByteRange::end)
                .containsExactly(10L + 4 * MIB, 10L + 8 * MIB, 10L + 9 * MIB);
        assertThat(pieces.after(pieces.of(large).get(0)))
                .isEqualTo(pieces.of(large).subList(1, 3));
    }

    @Test
    void aLimitedNumberOfRangesIsFetchedAhead() {
        Chunk large = chunk(10, 90 * MIB);
        ByteRangePlan pieces = new ByteRangePlan(List.of(group(large)));
        assertThat(pieces.after(pieces.of(large).get(7)))
                .isEqualTo(pieces.of(large).subList(8, 8 + ByteRangePlan.AHEAD));
    }

    @Test
    void emptyChunksNeedNoRange() {
        Chunk empty = chunk(10, 0);
        assertThat(new ByteRangePlan(List.of(group(empty))).of(empty)).isEmpty();
    }

    private static RowGroup group(Chunk... chunks) {
        return chunks.length == 1
                ? new RowGroup(1, Map.of(ColumnPath.get("a"), chunks[0]))
                : new RowGroup(1, Map.of(ColumnPath.get("a"), chunks[0], ColumnPath.get("b"), chunks[1]));
    }

    private static Chunk chunk(long start, long bytes) {
        return new Chunk(start, bytes, bytes, bytes, CompressionCodecName.UNCOMPRESSED, false);
    }
}
