package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    @TempDir
    private Path directory;

    private InputFile written(Table table, List<Row> rows) throws IOException {
        return new LocalInputFile(
                Files.write(directory.resolve("table.parquet"), Rows.bytes(TableFormat.PARQUET, table, rows)));
    }

    private static MessageType schema(InputFile file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(file)) {
            return reader.getFileMetaData().getSchema();
        }
    }

    /** Rows of cells, null if a cell is empty. */
    private static List<List<Object>> read(InputFile file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new GroupReader(file).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                rows.add(cells(group));
            }
        }
        return rows;
    }

    private static List<Object> cells(Group group) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < group.getType().getFieldCount(); i++) {
            if (group.getFieldRepetitionCount(i) == 0) {
                cells.add(null);
                continue;
            }
            cells.add(
                    switch (group.getType().getType(i).asPrimitiveType().getPrimitiveTypeName()) {
                        case INT32 -> group.getInteger(i, 0);
                        case DOUBLE -> group.getDouble(i, 0);
                        default -> group.getString(i, 0);
                    });
        }
        return cells;
    }

    private static final class GroupReader extends ParquetReader.Builder<Group> {
        GroupReader(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }

    @Test
    void columnsEqualThoseOfTheCsvTableWithTypes() throws IOException {
        assertThat(schema(written(HeadStatus.TABLE, List.of(Rows.OK))))
                .isEqualTo(
                        MessageTypeParser.parseMessageType(
                                """
                                message head_status {
                                  optional int32 layer;
                                  optional int32 q_head;
                                  optional int32 k_head;
                                  optional binary status (STRING);
                                  optional int32 n_q_rows;
                                  optional int32 n_k_rows;
                                  optional binary warnings (STRING);
                                  optional binary error (STRING);
                                  optional binary texts (STRING);
                                }"""));
        assertThat(schema(written(HeadBucketPlasticity.TABLE, List.of(Rows.BUCKET))))
                .isEqualTo(
                        MessageTypeParser.parseMessageType(
                                """
                                message head_bucket_plasticity {
                                  optional int32 layer;
                                  optional int32 q_head;
                                  optional int32 k_head;
                                  optional int32 q_bucket;
                                  optional int32 k_bucket;
                                  optional double ap_bucket;
                                }"""));
    }

    @Test
    void everyTableHasTheColumnNamesOfItsCsvTable() throws IOException {
        assertNamesOf(HeadMetrics.TABLE, List.of(Rows.METRICS));
        assertNamesOf(HeadBucketPlasticity.TABLE, List.of(Rows.BUCKET));
        assertNamesOf(HeadComponentWeights.TABLE, List.of(Rows.COMPONENT));
        assertNamesOf(HeadStatus.TABLE, List.of(Rows.OK));
    }

    private void assertNamesOf(Table table, List<Row> rows) throws IOException {
        String header = Rows.csv(table, rows).lines().findFirst().orElseThrow();
        assertThat(schema(written(table, rows)).getFields().stream().map(field -> field.getName()))
                .containsExactly(header.split(",", -1));
    }

    @Test
    void cellsReadBackWithNullForUndefinedValues() throws IOException {
        assertThat(read(written(HeadMetrics.TABLE, List.of(Rows.METRICS, Rows.UNDEFINED_METRICS))))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        List.<Object>of(
                                3, 11, 2, 640, 500, 64, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, -0.7, 0.8, 0.9, 1.0, 1.1, 1.2,
                                1.3, 1.4),
                        Arrays.<Object>asList(
                                3, 12, 3, 1, 1, 1, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, null, null, null, null, null, 1.0, 0.0,
                                null)));
    }

    @Test
    void textReadsBackWithNullForNone() throws IOException {
        assertThat(read(written(HeadStatus.TABLE, List.of(Rows.OK, Rows.FAILED))))
                .containsExactly(
                        Arrays.asList(3, 11, 2, "ok", 640, 500, null, null, "0123456789abcdef"),
                        Arrays.asList(
                                3, 12, 3, "failed", null, 0, "one, two", "l03h12q: column \"vector\"\nrow 5 é模", null));
    }

    @Test
    void everyNumberReadsBackToTheSameBits() throws IOException {
        List<Double> values = new Random(3)
                .longs(20_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(value -> !value.isNaN())
                .toList();
        Column.Real x = new Column.Real("x", "");
        Table reals = Table.named("reals").with(List.of(x)).build();
        List<List<Object>> rows = read(written(
                reals,
                values.stream().map(value -> reals.row().set(x, value).build()).toList()));
        assertThat(rows.stream().map(row -> Double.doubleToRawLongBits((Double) row.get(0))))
                .isEqualTo(values.stream().map(Double::doubleToRawLongBits).toList());
    }

    @Test
    void aTableWithoutRowsHasColumns() throws IOException {
        InputFile file = written(HeadComponentWeights.TABLE, List.of());
        assertThat(read(file)).isEmpty();
        assertThat(schema(file).getFieldCount())
                .isEqualTo(HeadComponentWeights.TABLE.columns().size());
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        List<Row> rows = List.of(Rows.OK, Rows.FAILED);
        assertThat(Rows.bytes(TableFormat.PARQUET, HeadStatus.TABLE, rows))
                .isEqualTo(Rows.bytes(TableFormat.PARQUET, HeadStatus.TABLE, rows));
    }

    @Test
    void manyRowsAreWrittenInOrder() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            rows.add(Rows.bucket(i + 1, 0, i / 7.0));
        }
        List<List<Object>> read = read(written(HeadBucketPlasticity.TABLE, rows));
        assertThat(read).hasSameSizeAs(rows);
        assertThat(read.get(99_999)).containsExactly(3, 11, 2, 100_000, 0, 99_999 / 7.0);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void columnsAreCompressedWithZstd() throws IOException {
        try (ParquetFileReader reader =
                ParquetFileReader.open(written(HeadBucketPlasticity.TABLE, List.of(Rows.BUCKET)))) {
            assertThat(reader.getRowGroups())
                    .flatExtracting(group -> group.getColumns())
                    .allMatch(column -> column.getCodec() == CompressionCodecName.ZSTD);
        }
    }

    @Test
    void theStreamIsLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        TableFormat.PARQUET.write(HeadBucketPlasticity.TABLE, Stream.of(Rows.BUCKET), out);
        assertThat(out.size()).isPositive();
        assertThat(closed[0]).isFalse();
    }
}
