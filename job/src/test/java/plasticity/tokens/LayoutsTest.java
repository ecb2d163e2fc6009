package plasticity.tokens;

import static org.apache.parquet.column.ParquetProperties.WriterVersion.PARQUET_2_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.tasks.HeadTables;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.Halves;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;
import plasticity.testing.SmallDump;

class LayoutsTest {
    private static final HeadFile PLAIN = HeadFile.USUAL.with(options -> options.withDictionaryEncoding(false));
    private static final HeadFile OVERFLOWING = HeadFile.USUAL.with(
            options -> smallPages(options).withDictionaryPageSize(400).withPageRowCountLimit(10));
    private static final HeadFile SPLIT = PLAIN.with(options -> options.withByteStreamSplitEncoding(true));
    private static final HeadFile ROW_GROUPS =
            HeadFile.USUAL.with(options -> smallPages(options).withRowGroupSize(1000L));
    private static final HeadFile PAGES =
            HeadFile.USUAL.with(options -> smallPages(options).withPageRowCountLimit(7));

    @TempDir
    private Path directory;

    static Stream<Arguments> layouts() {
        return Stream.of(
                argumentSet("dictionary", HeadFile.USUAL),
                argumentSet("plain", PLAIN),
                argumentSet("dictionary overflow", OVERFLOWING),
                argumentSet("byte-stream-split", SPLIT),
                argumentSet("dictionary, pages v2", HeadFile.USUAL.with(o -> o.withWriterVersion(PARQUET_2_0))),
                argumentSet("plain and delta, pages v2", PLAIN.with(o -> o.withWriterVersion(PARQUET_2_0))),
                argumentSet("dictionary overflow, pages v2", OVERFLOWING.with(o -> o.withWriterVersion(PARQUET_2_0))),
                argumentSet("byte-stream-split, pages v2", SPLIT.with(o -> o.withWriterVersion(PARQUET_2_0))),
                argumentSet("small pages", PAGES),
                argumentSet("small pages v2", PAGES.with(o -> o.withWriterVersion(PARQUET_2_0))),
                argumentSet("a page a row", PAGES.with(o -> o.withPageRowCountLimit(1))),
                argumentSet("row groups", ROW_GROUPS),
                argumentSet("a row group a row", ROW_GROUPS.with(o -> o.withRowGroupSize(1L))),
                argumentSet("no checksums", HeadFile.USUAL.with(o -> o.withPageWriteChecksumEnabled(false))),
                argumentSet("another column", HeadFile.USUAL.column("required binary token_str (STRING);")),
                argumentSet("another order of columns", reordered()));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                        "required int32 bucket;",
                        "optional int32 bucket (INTEGER(8,true));",
                        "optional int64 bucket;",
                        "required int64 bucket (INTEGER(64,true));",
                        "optional float bucket;",
                        "required double bucket;",
                        "required int32 position;",
                        "optional int32 position (INTEGER(16,true));",
                        "optional int64 position;",
                        "optional float position;",
                        "required double position;",
                        "required int32 example_id;",
                        "optional int64 example_id;",
                        "optional double example_id;",
                        "optional int64 sliding_window;",
                        "required int32 sliding_window;",
                        "optional float sliding_window;",
                        "optional double sliding_window;",
                        "required group vector (LIST) { repeated group list { required float element; } }",
                        "required group vector (LIST) { repeated group list { optional float item; } }",
                        "optional group vector (LIST) { repeated group list { required float element; } }",
                        "optional group vector (LIST) { repeated group list { optional double element; } }",
                        "required group vector (LIST) { repeated group array { required double element; } }",
                        "optional group vector (LIST) { repeated float array; }",
                        "required group vector (LIST) { repeated double element; }",
                        "repeated float vector;",
                        "repeated double vector;")
                .map(column -> argumentSet(column, HeadFile.USUAL.column(column)));
    }

    /** Every layout and list type with half-precision vectors. */
    static Stream<Arguments> halves() {
        String leaf = "fixed_len_byte_array(2) element (FLOAT16);";
        Stream<Arguments> layouts = Stream.concat(layouts(), codecs())
                .map(layout -> argumentSet(
                        ((Arguments.ArgumentSet) layout).getName(),
                        ((HeadFile) layout.get()[0]).column(list("optional", "optional " + leaf))));
        Stream<Arguments> lists = Stream.of(
                        list("required", "required " + leaf),
                        list("required", "optional " + leaf),
                        list("optional", "required " + leaf),
                        "optional group vector (LIST) { repeated " + leaf + " }",
                        "repeated fixed_len_byte_array(2) vector (FLOAT16);")
                .map(column -> argumentSet(column, HeadFile.USUAL.column(column)));
        Stream<Arguments> numbers = Stream.of("bucket", "sliding_window")
                .map(name -> "optional fixed_len_byte_array(2) " + name + " (FLOAT16);")
                .map(column -> argumentSet(column, HeadFile.USUAL.column(column)));
        return Stream.of(layouts, lists, numbers).flatMap(Function.identity());
    }

    private static String list(String repetition, String element) {
        return repetition + " group vector (LIST) { repeated group list { " + element + " } }";
    }

    static Stream<Arguments> codecs() {
        return Stream.of("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW")
                .flatMap(codec -> Stream.of(
                        argumentSet(codec + " v1", compressed(codec)),
                        argumentSet(codec + " v2", compressed(codec).with(o -> o.withWriterVersion(PARQUET_2_0)))));
    }

    @ParameterizedTest
    @MethodSource({"layouts", "types", "codecs", "halves"})
    void queriesHaveTheBitsThatWereWritten(HeadFile layout) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(150, 6);
        ReadHead read = ReadHead.of(HeadKind.QUERY, write(layout, rows));
        assertThat(read.rows()).isEqualTo(150);
        assertThat(read.keptRows()).isEqualTo(150);
        assertThat(read.dimension()).isEqualTo(6);
        Blocks.assertSameBits(read.kept(), Blocks.of(HeadKind.QUERY, rows));
    }

    @ParameterizedTest
    @MethodSource({"layouts", "types", "codecs", "halves"})
    void keysHaveTheBitsThatWereWritten(HeadFile layout) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(150, 6);
        Blocks.assertSameBits(ReadHead.of(HeadKind.KEY, write(layout, rows)).kept(), Blocks.of(HeadKind.KEY, rows));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void queriesThatAreNotKeptAreSkipped(HeadFile layout) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(150, 6);
        ReadHead read = ReadHead.of(HeadKind.QUERY, 20, 7, write(layout, rows));
        Blocks.assertSameBits(read.kept(), Blocks.of(HeadKind.QUERY, rows, 20, 7));
    }

    @ParameterizedTest
    @EnumSource
    void vectorsOfOneComponentAreRead(HeadKind kind) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(30, 1);
        Blocks.assertSameBits(ReadHead.of(kind, write(HeadFile.USUAL, rows)).kept(), Blocks.of(kind, rows));
    }

    @ParameterizedTest
    @EnumSource
    void wideVectorsAreRead(HeadKind kind) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(5, 1000);
        Blocks.assertSameBits(ReadHead.of(kind, write(HeadFile.USUAL, rows)).kept(), Blocks.of(kind, rows));
    }

    @Test
    void everyFiniteFloatKeepsItsBits() throws IOException, DumpException {
        List<DumpRow> rows = List.of(
                DumpRow.random(1, 4).get(0).withVector(-0.0f, Float.MIN_VALUE, -Float.MAX_VALUE, Math.nextUp(1f)));
        Blocks.assertSameBits(
                ReadHead.of(HeadKind.KEY, write(HeadFile.USUAL, rows)).kept(), Blocks.of(HeadKind.KEY, rows));
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void metricsOfHalvesEqualThoseOfTheSameFloats(HeadFile layout) throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.random(200, 6);
        HeadFile halves = layout.column(list("optional", "optional fixed_len_byte_array(2) element (FLOAT16);"));
        Map<HeadId, HeadTables> floats =
                SmallDump.write(directory.resolve("floats"), layout, rows).analyse();
        assertThat(SmallDump.write(directory.resolve("halves"), halves, rows).analyse())
                .isEqualTo(floats)
                .hasSize(3)
                .allSatisfy((head, metrics) -> assertThat(metrics.error()).isNull());
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void everyFiniteHalfIsRead(HeadFile layout) throws IOException, DumpException {
        double[] numbers = IntStream.range(0, 1 << 16)
                .mapToDouble(Halves::value)
                .filter(Double::isFinite)
                .toArray();
        List<DumpRow> rows = new ArrayList<>();
        for (DumpRow row : DumpRow.random(numbers.length / 64, 1)) {
            int from = 64 * rows.size();
            rows.add(row.withVector(
                    Arrays.stream(numbers, from, from + 64).boxed().toList()));
        }
        Path file = write(layout.column(list("optional", "optional fixed_len_byte_array(2) element (FLOAT16);")), rows);
        assertThat(Blocks.doubles(ReadHead.of(HeadKind.QUERY, file).kept().vectors()))
                .isEqualTo(numbers);
    }

    static Stream<Arguments> bothWays() {
        return Stream.of(
                argumentSet("dictionary", HeadFile.USUAL),
                argumentSet("plain", PLAIN),
                argumentSet("byte-stream-split", SPLIT));
    }

    @Test
    void fractionalPositionsAreRead() throws IOException, DumpException {
        List<DumpRow> rows = List.of(DumpRow.random(1, 2).get(0).withPosition(-0.75));
        Path file = write(HeadFile.USUAL.column("required double position;"), rows);
        assertThat(ReadHead.of(HeadKind.QUERY, file).kept().positions()).containsExactly(-0.75);
    }

    @Test
    void largeExamplesKeepEveryDigit() throws IOException, DumpException {
        List<DumpRow> rows = List.of(DumpRow.random(1, 2).get(0).withExample(Long.MAX_VALUE));
        Path file = write(HeadFile.USUAL.column("required int64 example_id;"), rows);
        assertThat(ReadHead.of(HeadKind.KEY, file).kept().examples()).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void layoutsAreAsNamed() throws IOException {
        assertThat(encodings(HeadFile.USUAL).hasDictionaryEncodedPages()).isTrue();
        assertThat(encodings(PLAIN).hasDictionaryPages()).isFalse();
        assertThat(encodings(OVERFLOWING).hasDictionaryEncodedPages()).isTrue();
        assertThat(encodings(OVERFLOWING).hasNonDictionaryEncodedPages()).isTrue();
        assertThat(encodings(SPLIT).getDataEncodings()).containsExactly(Encoding.BYTE_STREAM_SPLIT);
        assertThat(encodings(PAGES.with(o -> o.withWriterVersion(PARQUET_2_0))).usesV2Pages())
                .isTrue();
        assertThat(pages(PAGES)).isGreaterThan(10);
        assertThat(ParquetSurgery.rowGroups(write(ROW_GROUPS, DumpRow.random(150, 6))))
                .hasSizeGreaterThan(3);
    }

    private EncodingStats encodings(HeadFile layout) throws IOException {
        return ParquetSurgery.chunk(write(layout, DumpRow.random(150, 6)), "vector")
                .getEncodingStats();
    }

    private int pages(HeadFile layout) throws IOException {
        EncodingStats stats = encodings(layout);
        return stats.getDataEncodings().stream()
                .mapToInt(stats::getNumDataPagesEncodedAs)
                .sum();
    }

    private Path write(HeadFile layout, List<DumpRow> rows) throws IOException {
        return layout.write(directory.resolve("data.parquet"), rows);
    }

    private static HeadFile.Options smallPages(HeadFile.Options options) {
        return options.withPageSize(64).withMinRowCountForPageSizeCheck(1).withMaxRowCountForPageSizeCheck(2);
    }

    private static HeadFile compressed(String codec) {
        return HeadFile.USUAL.with(o -> o.withCompressionCodec(CompressionCodecName.valueOf(codec)));
    }

    private static HeadFile reordered() {
        return HeadFile.USUAL
                .without("bucket")
                .without("position")
                .column("required int32 position;")
                .column("optional int32 bucket;");
    }
}
