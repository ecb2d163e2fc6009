package plasticity.parquet;

import static org.apache.parquet.column.ParquetProperties.WriterVersion.PARQUET_2_0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.arrays.DoubleArray;
import plasticity.arrays.FloatArray;
import plasticity.arrays.RealArray;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.fetch.StreamedBytes;
import plasticity.heads.HeadKind;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ReadHead;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.HeadColumns;

/** Compares the fast path to the general one on the same pages. */
class FastColumnReaderTest {
    private static final int ROWS = 300;
    private static final int DIMENSION = 9;
    private static final HeadFile PLAIN = HeadFile.USUAL.with(options -> options.withDictionaryEncoding(false));

    @TempDir
    private Path directory;

    static Stream<Arguments> usual() {
        return Stream.of(
                argumentSet("dictionary", HeadFile.USUAL),
                argumentSet("plain", PLAIN),
                argumentSet("dictionary, then plain", pages(HeadFile.USUAL.with(o -> o.withDictionaryPageSize(400)))),
                argumentSet("pages of a few rows", pages(HeadFile.USUAL)),
                argumentSet("pages v2", HeadFile.USUAL.with(o -> o.withWriterVersion(PARQUET_2_0))),
                argumentSet("plain pages v2", pages(PLAIN.with(o -> o.withWriterVersion(PARQUET_2_0)))),
                argumentSet("snappy", PLAIN.with(o -> o.withCompressionCodec(CompressionCodecName.SNAPPY))),
                argumentSet("gzip", pages(HeadFile.USUAL.with(o -> o.withCompressionCodec(CompressionCodecName.GZIP)))),
                argumentSet(
                        "required lists",
                        HeadFile.USUAL.column(
                                "required group vector (LIST) { repeated group list { required float element; } }")),
                argumentSet(
                        "doubles",
                        pages(HeadFile.USUAL.column(
                                "optional group vector (LIST) { repeated group list { optional double element; } }"))));
    }

    private static HeadFile pages(HeadFile file) {
        return file.with(o -> o.withPageRowCountLimit(7).withMinRowCountForPageSizeCheck(1));
    }

    @ParameterizedTest
    @MethodSource("usual")
    void hasTheBitsOfTheGeneralPath(HeadFile layout) throws Exception {
        try (VectorPages vectors = vectors(layout, DumpRow.random(ROWS, DIMENSION))) {
            for (RealArray fastVector : vectors.arrays()) {
                FastColumnReader fast = vectors.fast();
                ColumnValues general = vectors.general();
                RealArray generalVector = new DoubleArray(DIMENSION);
                for (int row = 0; row < ROWS; row++) {
                    assertThat(fast.next(fastVector, 0, DIMENSION)).isTrue();
                    general.nextVector(generalVector, 0, DIMENSION);
                    assertSame(row, fastVector, generalVector);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("usual")
    void skipsAnyRows(HeadFile layout) throws Exception {
        try (VectorPages vectors = vectors(layout, DumpRow.random(ROWS, DIMENSION))) {
            for (RealArray fastVector : vectors.arrays()) {
                FastColumnReader fast = vectors.fast();
                ColumnValues general = vectors.general();
                RealArray generalVector = new DoubleArray(DIMENSION);
                for (int row = 0; row < ROWS; row++) {
                    if (row % 31 < 25) {
                        fast.skip(DIMENSION);
                        general.skipVector(DIMENSION);
                    } else {
                        assertThat(fast.next(fastVector, 0, DIMENSION)).isTrue();
                        general.nextVector(generalVector, 0, DIMENSION);
                        assertSame(row, fastVector, generalVector);
                    }
                }
            }
        }
    }

    @Test
    void doesNotSupportOtherEncodings() throws Exception {
        assertUnsupported(PLAIN.with(o -> o.withByteStreamSplitEncoding(true)), DumpRow.random(ROWS, DIMENSION));
    }

    @Test
    void doesNotSupportNulls() throws Exception {
        List<DumpRow> rows = DumpRow.random(ROWS, DIMENSION);
        assertUnsupported(HeadFile.USUAL, DumpRow.replace(rows, 0, row -> row.withComponent(3, null)));
    }

    @Test
    void reportsWhetherAllValuesAreFinite() throws Exception {
        List<DumpRow> rows = DumpRow.random(ROWS, DIMENSION);
        try (VectorPages vectors = vectors(PLAIN, DumpRow.replace(rows, 1, row -> row.withComponent(3, Float.NaN)))) {
            for (RealArray vector : vectors.arrays()) {
                FastColumnReader fast = vectors.fast();
                assertThat(fast.next(vector, 0, DIMENSION)).isTrue();
                assertThat(fast.next(vector, 0, DIMENSION)).isFalse();
                assertThat(fast.next(vector, 0, DIMENSION)).isTrue();
            }
        }
    }

    private static void assertSame(int row, RealArray actual, RealArray expected) {
        assertThat(Blocks.doubles(actual)).as("row %d", row).isEqualTo(Blocks.doubles(expected));
    }

    private void assertUnsupported(HeadFile layout, List<DumpRow> rows) throws Exception {
        try (VectorPages vectors = vectors(layout, rows)) {
            FastColumnReader fast = vectors.fast();
            assertThatThrownBy(() -> fast.next(new DoubleArray(DIMENSION), 0, DIMENSION))
                    .isInstanceOf(UnsupportedPageException.class);
        }
    }

    private VectorPages vectors(HeadFile layout, List<DumpRow> rows) throws IOException, DumpException {
        return VectorPages.of(layout.write(directory.resolve("data.parquet"), rows));
    }

    /** The vector column of a file's only row group, read by either path from its first row. */
    private record VectorPages(
            SeekableInputStream stream, RowGroupPages pages, FileMetaData metadata, HeadColumns columns)
            implements AutoCloseable {
        static VectorPages of(Path file) throws IOException, DumpException {
            org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toString());
            DataFileFooter footer = ReadHead.head(HeadKind.KEY, file).files().get(0);
            assertThat(footer.groups()).hasSize(1);
            SeekableInputStream stream =
                    HadoopInputFile.fromPath(path, ReadHead.HADOOP).newStream();
            FileMetaData metadata = footer.schema().read();
            return new VectorPages(
                    stream,
                    new RowGroupPages(
                            new StreamedBytes(stream),
                            footer.groups().get(0),
                            new PageCodec(HadoopReadOptions.builder(ReadHead.HADOOP, path)
                                    .build()
                                    .getCodecFactory())),
                    metadata,
                    HeadColumns.of(metadata.getSchema(), Set.of(TokenColumn.VECTOR), file.toString()));
        }

        /** An array for a vector, of each type that represents its components. */
        List<RealArray> arrays() {
            boolean isFloat =
                    StoredNumber.of(vector().getPrimitiveType()).orElseThrow().isFloat();
            DoubleArray doubles = new DoubleArray(DIMENSION);
            return isFloat ? List.of(doubles, new FloatArray(DIMENSION)) : List.of(doubles);
        }

        FastColumnReader fast() throws IOException {
            return new FastColumnReader(pages.pages(vector()), vector(), DIMENSION);
        }

        ColumnValues general() throws IOException {
            MessageType schema = columns.projection();
            ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                    pages, new GroupRecordConverter(schema).getRootConverter(), schema, metadata.getCreatedBy());
            return ColumnValues.of(store, vector(), pages.values(vector()));
        }

        private ColumnDescriptor vector() {
            return columns.of(TokenColumn.VECTOR);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
