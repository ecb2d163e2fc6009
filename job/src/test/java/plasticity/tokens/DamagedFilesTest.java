package plasticity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Type;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadKind;
import plasticity.parquet.FooterListener;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;

class DamagedFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<DumpRow> ROWS = DumpRow.random(40, 4);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "PAR1", "PAR1PAR1", "PAR1\0\0\0\0PAR1", "version https://git-lfs.github.com/spec/v1\n"})
    void otherFilesAreReported(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("data.parquet"), content, UTF_8);
        assertFails(file, ": not readable as Parquet: ");
    }

    @Test
    void aColonInAFileNameIsReported() throws IOException {
        Path file = HeadFile.USUAL.write(directory.resolve("2026-11-29T10:00.parquet"), ROWS);
        DumpFile listed = new DumpFile("file:" + file, Files.size(file));
        assertThatThrownBy(() -> DataFileFooter.read(
                        listed, TokenColumn.ofAnalysis(HeadKind.QUERY), ReadHead.HADOOP, FooterListener.NONE))
                .isInstanceOf(DumpException.class)
                .hasMessage("file:" + file + ": a local file with a colon in its name cannot be read; rename it");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.9, 0.999})
    void truncatedFilesAreReported(double fraction) throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.truncate(file, (long) (fraction * Files.size(file)));
        assertFails(file, ": not readable as Parquet: ");
    }

    @Test
    void removedFilesAreReported() throws IOException {
        DumpFile listed = new DumpFile(directory.resolve("data.parquet").toString(), 500);
        assertThatThrownBy(() -> DataFileFooter.read(
                        listed, TokenColumn.ofAnalysis(HeadKind.QUERY), ReadHead.HADOOP, FooterListener.NONE))
                .isInstanceOf(DumpException.class)
                .hasMessageStartingWith(listed.path() + ": not readable as Parquet: ")
                .hasMessageContaining("does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "PARQUET_1_0, bucket",
        "PARQUET_1_0, position",
        "PARQUET_1_0, sliding_window",
        "PARQUET_1_0, vector",
        "PARQUET_2_0, bucket",
        "PARQUET_2_0, vector"
    })
    void checksumsDetectFlippedBytes(WriterVersion version, String column) throws IOException {
        Path file = write(HeadFile.USUAL.with(o -> o.withWriterVersion(version)));
        ParquetSurgery.damage(file, column);
        assertFails(file, ": not readable as Parquet after row 0: ").contains("CRC checksum verification failed");
    }

    @Test
    void damageInALaterRowGroupIsReportedWithItsRow() throws IOException {
        Path file = write(HeadFile.USUAL.with(
                o -> o.withRowGroupSize(1L).withMinRowCountForPageSizeCheck(1).withMaxRowCountForPageSizeCheck(2)));
        BlockMetaData later = ParquetSurgery.rowGroups(file).get(5);
        ParquetSurgery.flip(file, later.getStartingPos() + later.getCompressedSize() - 1);
        assertFails(file, ": not readable as Parquet after row " + later.getRowIndexOffset() + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    LZO    | unsupported codec LZO
                    BROTLI | unsupported codec BROTLI
                    LZ4    | a page does not decompress with LZ4
                    ZSTD   | a page does not decompress with ZSTD
                    SNAPPY | a page does not decompress with SNAPPY
                    GZIP   | a page does not decompress with GZIP
                    """)
    void aWrongCodecIsReported(CompressionCodec codec, String cause) throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, columns(column -> column.setCodec(codec)));
        assertFails(file, ": not readable as Parquet after row 0: ").contains(cause);
    }

    @Test
    void overrunsOfAPageAreReportedWithTheirColumn() throws IOException {
        Path file = write(HeadFile.USUAL.with(o -> o.withDictionaryEncoding(false)));
        ParquetSurgery.editFooter(file, footer -> footer.getSchema().stream()
                .filter(element -> element.getName().equals("position"))
                .forEach(element -> element.setType(Type.INT64)));
        ParquetSurgery.editFooter(file, columns(ColumnMetaData::unsetStatistics));
        assertFails(file, ": not readable as Parquet after row ").contains("[position]");
    }

    @Test
    void missingRowsAreReported() throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, footer -> footer.getRow_groups().get(0).setNum_rows(41));
        assertFails(file, ": column bucket, row 40: the column ends before the row group does");
    }

    @Test
    void extraRowsAreReported() throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, footer -> footer.getRow_groups().get(0).setNum_rows(39));
        assertFails(file, ": column vector: more values than the row group has rows");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, 1000, 1L << 40, Long.MAX_VALUE})
    void aWrongNumberOfValuesIsReported(long values) throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, columns(column -> column.setNum_values(values)));
        assertFails(file, ": ");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 10_000, 1L << 31, 1L << 40, Long.MAX_VALUE})
    void noMemoryIsAllocatedForBytesBeyondTheFile(long bytes) throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, columns(column -> column.setTotal_compressed_size(bytes)));
        assertFails(file, ": column bucket: the footer declares bytes outside the file");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30})
    void aWrongSizeIsReported(long bytes) throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, columns(column -> column.setTotal_compressed_size(bytes)));
        assertFails(file, ": not readable as Parquet after row 0: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 10_000, 1L << 40, Long.MAX_VALUE})
    void anOffsetBeyondTheFileIsReported(long offset) throws IOException {
        Path file = write(HeadFile.USUAL.with(o -> o.withDictionaryEncoding(false)));
        ParquetSurgery.editFooter(file, columns(column -> column.setData_page_offset(offset)));
        assertFails(file, ": column bucket: the footer declares bytes outside the file");
    }

    @Test
    void anOffsetWithoutAPageIsReported() throws IOException {
        Path file = write(HeadFile.USUAL.with(o -> o.withDictionaryEncoding(false)));
        ParquetSurgery.editFooter(file, columns(column -> column.setData_page_offset(0)));
        assertFails(file, ": not readable as Parquet after row 0: ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 40, Long.MAX_VALUE})
    void tooManyRowsAreReported(long rows) throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, footer -> footer.getRow_groups().get(0).setNum_rows(rows));
        assertThatThrownBy(() -> ReadHead.of(HeadKind.QUERY, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(directory + ": " + rows + " rows; the maximum is 2147483631");
    }

    @Test
    void aNegativeNumberOfRowsIsReported() throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, footer -> footer.getRow_groups().get(0).setNum_rows(-1));
        assertFails(file, ": not readable as Parquet: the footer declares a row group of -1 rows");
    }

    @Test
    void aSecondChunkOfAColumnIsReported() throws IOException {
        Path file = write(HeadFile.USUAL);
        ParquetSurgery.editFooter(file, footer -> footer.getRow_groups()
                .get(0)
                .getColumns()
                .add(footer.getRow_groups().get(0).getColumns().get(0)));
        assertFails(file, ": ");
    }

    @Test
    void unreadableFilesAreReported() throws IOException {
        Path file = write(HeadFile.USUAL);
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "root may read every file");
        assertFails(file, ": not readable as Parquet: ");
    }

    @Test
    void headsWithoutRowsAreReported() throws IOException {
        Path file = HeadFile.USUAL.write(directory.resolve("data.parquet"), List.of());
        assertThatThrownBy(() -> ReadHead.of(HeadKind.QUERY, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(directory + ": the head has no rows");
    }

    /** Without a checksum a value may change; otherwise the read must return values or fail with a clear message. */
    @ParameterizedTest
    @CsvSource({"PARQUET_1_0, UNCOMPRESSED", "PARQUET_2_0, ZSTD"})
    void withAnyByteFlippedTheHeadIsReadOrFails(WriterVersion version, CompressionCodecName codec) throws IOException {
        Path file = HeadFile.USUAL
                .with(o -> o.withWriterVersion(version)
                        .withCompressionCodec(codec)
                        .withPageWriteChecksumEnabled(false)
                        .withSizeStatisticsEnabled(false))
                .write(directory.resolve("data.parquet"), DumpRow.random(10, 2));
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int offset = 0; offset < Files.size(file); offset += 3) {
                ParquetSurgery.flip(file, offset);
                Throwable failure = catchThrowable(() -> ReadHead.of(HeadKind.KEY, file));
                if (failure != null) {
                    assertThat(failure).as("byte %d", offset).isInstanceOf(DumpException.class);
                }
                ParquetSurgery.flip(file, offset);
            }
        });
    }

    private Path write(HeadFile layout) throws IOException {
        return layout.write(directory.resolve("data.parquet"), ROWS);
    }

    private static Consumer<FileMetaData> columns(Consumer<ColumnMetaData> edit) {
        return footer ->
                footer.getRow_groups().get(0).getColumns().forEach(column -> edit.accept(column.getMeta_data()));
    }

    private static AbstractStringAssert<?> assertFails(Path file, String message) {
        Throwable failure =
                assertTimeoutPreemptively(LIMIT, () -> catchThrowable(() -> ReadHead.of(HeadKind.QUERY, file)));
        assertThat(failure).isInstanceOf(DumpException.class).hasMessageStartingWith(file + message);
        return assertThat(failure.getMessage()).doesNotContain("\n");
    }
}
