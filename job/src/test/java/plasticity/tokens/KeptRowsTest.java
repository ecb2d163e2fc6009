package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.sample.DrawnRows;
import plasticity.sample.OrientationAccumulator;
import plasticity.sample.TokenBlock;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;

class KeptRowsTest {
    private static final HeadFile LAYOUT = HeadFile.USUAL.with(o -> o.withRowGroupSize(8000L)
            .withPageSize(500)
            .withMinRowCountForPageSizeCheck(10)
            .withMaxRowCountForPageSizeCheck(10));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "QUERY, 500, 0",
        "QUERY, 499, 0",
        "QUERY, 100, 3",
        "QUERY, 1, 0",
        "KEY, 501, 0",
        "KEY, 499, 3",
        "KEY, 100, 0",
        "KEY, 1, 3"
    })
    void areTheDrawnRowsAtTheirSlots(HeadKind kind, int cap, long seed) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(500, 3);
        ReadHead read = ReadHead.of(kind, cap, seed, files(rows, 120, 121, 350));
        assertThat(read.rows()).isEqualTo(500);
        assertThat(read.keptRows()).isEqualTo(Math.min(cap, 500));
        Blocks.assertSameBits(read.kept(), Blocks.of(kind, rows, cap, seed));
    }

    @ParameterizedTest
    @EnumSource
    void areReadInBlocksOfBoundedSize(HeadKind kind) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(10_000, 2);
        List<TokenBlock> blocks = ReadHead.of(kind, files(rows)).blocks();
        assertThat(blocks).hasSizeGreaterThan(2).allMatch(block -> block.size() <= 1024);
        Blocks.assertSameBits(Blocks.join(blocks), Blocks.of(kind, rows));
    }

    @Test
    void aBlockSpansRowGroups() throws IOException, DumpException {
        Path[] file = files(DumpRow.random(1000, 3));
        assertThat(ParquetSurgery.rowGroups(file[0])).hasSizeGreaterThan(1);
        assertThat(ReadHead.of(HeadKind.QUERY, file).blocks()).hasSize(1);
    }

    @Test
    void wideVectorsGiveShortBlocks() throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(6, 1 << 14);
        List<TokenBlock> blocks = ReadHead.of(HeadKind.QUERY, files(rows)).blocks();
        assertThat(blocks).extracting(TokenBlock::size).containsExactly(2, 2, 2);
    }

    @Test
    void orientationIncludesEveryKey() throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(500, 5);
        OrientationAccumulator all = new OrientationAccumulator(5);
        all.accept(Blocks.of(HeadKind.KEY, rows));
        assertThat(ReadHead.of(HeadKind.KEY, 2, 0, files(rows, 77)).orientation())
                .isEqualTo(all.signs());
    }

    @Test
    void orientationDependsOnKeysThatAreNotKept() throws IOException, DumpException {
        List<DumpRow> rows =
                DumpRow.random(50, 1).stream().map(row -> row.withVector(1f)).toList();
        int other = rowsNotKept(50, 10, 0).get(0);
        List<DumpRow> turned = DumpRow.replace(rows, other, row -> row.withVector(-100f));
        assertThat(ReadHead.of(HeadKind.KEY, 10, 0, files(rows)).orientation().values())
                .containsExactly(1);
        assertThat(ReadHead.of(HeadKind.KEY, 10, 0, files(turned)).orientation().values())
                .containsExactly(-1);
    }

    @Test
    void filesWithoutRowsAreSkipped() throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(30, 3);
        ReadHead read = ReadHead.of(HeadKind.KEY, files(rows, 0, 0, 15, 15, 30));
        Blocks.assertSameBits(read.kept(), Blocks.of(HeadKind.KEY, rows));
    }

    static List<Integer> rowsNotKept(int rows, int cap, long seed) {
        DrawnRows.Cursor cursor = DrawnRows.of(rows, cap, seed).cursor();
        return IntStream.range(0, rows)
                .filter(row -> cursor.nextSlot() < 0)
                .boxed()
                .toList();
    }

    /** Writes the rows to several files that start at the given rows. */
    private Path[] files(List<DumpRow> rows, int... starts) throws IOException {
        Path[] files = new Path[starts.length + 1];
        for (int i = 0; i < files.length; i++) {
            int from = i == 0 ? 0 : starts[i - 1];
            int to = i == starts.length ? rows.size() : starts[i];
            files[i] = LAYOUT.write(directory.resolve("part-" + i + ".parquet"), rows.subList(from, to));
        }
        return files;
    }
}
