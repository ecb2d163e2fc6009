package plasticity.tokens;

import static org.apache.parquet.column.ParquetProperties.WriterVersion.PARQUET_2_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.inspect.ColumnFacts;
import plasticity.inspect.Range;
import plasticity.sample.TokenBlock;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;

class UnsignedColumnsTest {
    private static final List<DumpRow> ROWS = DumpRow.random(30, 3).stream()
            .map(row -> row.withBucket(row.bucket().intValue() + 3))
            .toList();

    @TempDir
    private Path directory;

    /** Layouts that are read in batches and value by value. */
    static Stream<HeadFile> layouts() {
        HeadFile delta = HeadFile.USUAL.with(
                options -> options.withDictionaryEncoding(false).withWriterVersion(PARQUET_2_0));
        return Stream.of(HeadFile.USUAL, HeadFile.USUAL.with(o -> o.withDictionaryEncoding(false)), delta);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void valuesAboveTheSignedMaximumStayPositive(HeadFile layout) throws IOException, DumpException {
        assertThat(read(layout, 8, 255)).isEqualTo(255);
        assertThat(read(layout, 16, 65_535)).isEqualTo(65_535);
        assertThat(read(layout, 32, 4_294_967_295L)).isEqualTo(4_294_967_295.0);
        assertThat(read(layout, 64, 1L << 53)).isEqualTo(0x1p53);
    }

    private double read(HeadFile layout, int bits, long position) throws IOException, DumpException {
        Path file = write(layout, "position", bits, DumpRow.replace(ROWS, 17, row -> row.withPosition(position)));
        TokenBlock queries = ReadHead.of(HeadKind.QUERY, file).kept();
        assertThat(queries.positions()[16]).isEqualTo(ROWS.get(16).position().doubleValue());
        return queries.positions()[17];
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void bucketsExamplesAndWindowsAreReadToo(HeadFile usual) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.replace(ROWS, 5, row -> row.withBucket(2_147_483_647)
                .withExample(4_294_967_295L)
                .withWindow(3_000_000_000L));
        for (HeadKind kind : HeadKind.values()) {
            HeadFile layout = usual.column(column("bucket", 32)).column(column("example_id", 32));
            Path file = write(layout, "sliding_window", 64, rows);
            Blocks.assertSameBits(ReadHead.of(kind, file).kept(), Blocks.of(kind, rows));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, 32, 2147483648, 'found 2147483648, outside the range -2147483648 … 2147483647'",
        "bucket, 64, 18446744073709551615, 'found 18446744073709551615, outside the range -2147483648 … 2147483647'",
        "position, 64, 18446744073709551615, 'found 1.8446744073709552E19, a position of 2^53 at most is expected'",
        "example_id, 64, 9223372036854775808, 'found 9223372036854775808, outside the range -4611686018427387904 … 9223372036854775807'"
    })
    void valuesThatDoNotFitAreReported(String column, int bits, BigInteger value, String problem) throws IOException {
        List<DumpRow> rows = DumpRow.replace(ROWS, 9, row -> switch (column) {
            case "bucket" -> row.withBucket(value.longValue());
            case "position" -> row.withPosition(value.longValue());
            default -> row.withExample(value.longValue());
        });
        for (HeadFile layout : layouts().toList()) {
            Path file = write(layout, column, bits, rows);
            assertThatThrownBy(() -> ReadHead.of(HeadKind.KEY, file))
                    .isInstanceOf(DumpException.class)
                    .hasMessage(file + ": column " + column + ", row 9: " + problem);
        }
    }

    @Test
    void footersContainTheirTypeAndRange() throws IOException {
        List<DumpRow> rows = DumpRow.replace(ROWS, 4, row -> row.withPosition(4_294_967_295L));
        ColumnFacts positions = facts(write(HeadFile.USUAL, "position", 32, rows), "position");
        double least = rows.stream()
                .mapToDouble(row -> row.position().doubleValue())
                .min()
                .orElseThrow();
        assertThat(positions.types()).containsExactly("uint32");
        assertThat(positions.range()).contains(new Range(least, 4_294_967_295.0));
        long all = -1;
        ColumnFacts wide = facts(
                write(HeadFile.USUAL, "position", 64, DumpRow.replace(ROWS, 4, row -> row.withPosition(all))),
                "position");
        assertThat(wide.range().orElseThrow().max()).isEqualTo(0x1p64);
    }

    @Test
    void footersContainFloat16AndItsRange() throws IOException {
        List<DumpRow> rows =
                DumpRow.replace(ROWS, 4, row -> row.withBucket(2048).withPosition(0));
        Path file = HeadFile.USUAL
                .column("optional fixed_len_byte_array(2) bucket (FLOAT16);")
                .write(directory.resolve("data.parquet"), rows);
        ColumnFacts buckets = facts(file, "bucket");
        assertThat(buckets.types()).isEqualTo(new TreeSet<>(List.of("float16")));
        assertThat(buckets.range()).contains(new Range(0, 2048));
    }

    private static ColumnFacts facts(Path file, String column) throws IOException {
        ColumnChunkMetaData chunk = ParquetSurgery.chunk(file, column);
        return ColumnFacts.of(chunk);
    }

    private Path write(HeadFile layout, String column, int bits, List<DumpRow> rows) throws IOException {
        return layout.column(column(column, bits)).write(directory.resolve("data.parquet"), rows);
    }

    private static String column(String name, int bits) {
        return "optional " + (bits == 64 ? "int64 " : "int32 ") + name + " (INTEGER(" + bits + ",false));";
    }
}
