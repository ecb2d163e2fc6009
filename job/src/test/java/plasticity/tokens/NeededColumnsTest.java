package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;

class NeededColumnsTest {
    private static final List<DumpRow> ROWS = DumpRow.random(30, 4);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = HeadFile.USUAL
                .column("required binary token_str (STRING);")
                .write(directory.resolve("data.parquet"), ROWS);
    }

    @ParameterizedTest
    @CsvSource({"QUERY, token_str", "QUERY, example_id", "KEY, token_str", "KEY, sliding_window"})
    void bytesOfOtherColumnsAreNotRead(HeadKind kind, String column) throws IOException, DumpException {
        ParquetSurgery.wipe(file, column);
        Blocks.assertSameBits(ReadHead.of(kind, file).kept(), Blocks.of(kind, ROWS));
    }

    @ParameterizedTest
    @CsvSource({"QUERY, example_id", "KEY, sliding_window"})
    void typesOfOtherColumnsDoNotMatter(HeadKind kind, String column) throws IOException, DumpException {
        HeadFile.USUAL.column("required binary " + column + " (STRING);").write(directory.resolve("b.parquet"), ROWS);
        Blocks.assertSameBits(ReadHead.of(kind, directory.resolve("b.parquet")).kept(), Blocks.of(kind, ROWS));
    }

    @Test
    void rowCountsAreKnownBeforeDataIsRead() throws IOException, DumpException {
        for (String column : List.of("bucket", "position", "sliding_window", "vector")) {
            ParquetSurgery.wipe(file, column);
        }
        try (HeadReader reader = new HeadReader(
                ReadHead.head(HeadKind.QUERY, file), new KeptRows(new SamplingOptions(7, 0)), ReadHead.HADOOP)) {
            assertThat(reader.rows()).isEqualTo(30);
            assertThat(reader.keptRows()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void componentsOfQueriesThatAreNotKeptAreIgnored(boolean dictionary) throws IOException, DumpException {
        int passedOver = KeptRowsTest.rowsNotKept(30, 7, 0).get(3);
        List<DumpRow> rows = DumpRow.replace(ROWS, passedOver, row -> row.withComponent(2, Float.NaN));
        HeadFile.USUAL.with(o -> o.withDictionaryEncoding(dictionary)).write(directory.resolve("b.parquet"), rows);
        Blocks.assertSameBits(
                ReadHead.of(HeadKind.QUERY, 7, 0, directory.resolve("b.parquet"))
                        .kept(),
                Blocks.of(HeadKind.QUERY, rows, 7, 0));
    }
}
