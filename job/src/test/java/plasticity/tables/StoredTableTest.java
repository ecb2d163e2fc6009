package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoredTableTest {
    private static final List<Column> WANTED =
            List.of(HeadIdentity.LAYER, HeadBucketPlasticity.AP_BUCKET, HeadStatus.STATUS);

    @TempDir
    private Path directory;

    private StoredTable read(String csv) throws IOException {
        return StoredTable.read(Files.writeString(directory.resolve("t.csv"), csv), WANTED);
    }

    @ParameterizedTest
    @EnumSource
    void writtenRowsReadBack(TableFormat format) throws IOException {
        Path file = Files.write(
                directory.resolve("t." + format),
                Rows.bytes(format, HeadBucketPlasticity.TABLE, List.of(Rows.BUCKET, Rows.EMPTY_BUCKET)));
        StoredTable table = StoredTable.read(file, WANTED);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.names())
                .containsExactlyElementsOf(HeadBucketPlasticity.TABLE.columns().stream()
                        .map(Column::name)
                        .toList());
        assertThat(table.integers(HeadIdentity.LAYER)).containsExactly(3, 3);
        assertThat(table.numbers(HeadBucketPlasticity.AP_BUCKET)).containsExactly(0.855, Double.NaN);
        assertThat(table.has(HeadBucketPlasticity.Q_BUCKET)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void textIsRead(TableFormat format) throws IOException {
        Path file = Files.write(
                directory.resolve("t." + format), Rows.bytes(format, HeadStatus.TABLE, List.of(Rows.OK, Rows.FAILED)));
        assertThat(StoredTable.read(file, WANTED).texts(HeadStatus.STATUS)).containsExactly("ok", "failed");
    }

    @ParameterizedTest
    @EnumSource
    void aTableWithoutRows(TableFormat format) throws IOException {
        Path file = Files.write(
                directory.resolve("t." + format), Rows.bytes(format, HeadBucketPlasticity.TABLE, List.of()));
        StoredTable table = StoredTable.read(file, WANTED);
        assertThat(table.rows()).isZero();
        assertThat(table.numbers(HeadBucketPlasticity.AP_BUCKET)).isEmpty();
    }

    @Test
    void numbersAsPandasWritesThem() throws IOException {
        StoredTable table = read("\uFEFFx,layer,ap_bucket\r\n,0.0,nan\n\"a,b\",1,-1e-3\n,2,inf\n");
        assertThat(table.integers(HeadIdentity.LAYER)).containsExactly(0, 1, 2);
        assertThat(table.numbers(HeadBucketPlasticity.AP_BUCKET))
                .containsExactly(Double.NaN, -0.001, Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            layer,ap_bucket;1.5,0  | :2: layer: found 1.5, an integer is expected
            layer,ap_bucket;,0     | :2: layer: found an empty cell, an integer is expected
            layer,ap_bucket;0,1;1,x| :3: ap_bucket: found "x", a number is expected
            layer,ap_bucket;1      | :2: has 1 cells, the header has 2
            """)
    void invalidNumbersAreReportedWithTheirPosition(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n') + "\n"))
                .isInstanceOf(TableException.class)
                .hasMessage(directory.resolve("t.csv") + message);
    }

    @Test
    void invalidTablesAreReported() throws IOException {
        assertThatThrownBy(() -> read("")).hasMessageEndingWith("t.csv: is empty, a header is expected");
        assertThatThrownBy(() -> StoredTable.read(directory.resolve("absent.csv"), WANTED))
                .hasMessage(directory.resolve("absent.csv") + ": does not exist");
        assertThatThrownBy(() -> StoredTable.read(directory, WANTED))
                .hasMessage(directory + ": is a directory, a table is expected");
        Path text = Files.writeString(directory.resolve("t.parquet"), "layer,ap_bucket\n0,0.5\n");
        assertThatThrownBy(() -> StoredTable.read(text, WANTED))
                .isInstanceOf(TableException.class)
                .hasMessageContaining(text + ": cannot be read: it is not a Parquet file");
    }

    @Test
    void missingColumnsAreReportedWithTheExistingOnes() throws IOException {
        StoredTable table = read("layer,ap\n0,1\n");
        assertThatThrownBy(() -> table.numbers(HeadBucketPlasticity.AP_BUCKET))
                .hasMessageEndingWith("t.csv: has no column ap_bucket; its columns are layer, ap");
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreReadAsRowsOfTheirTable(TableFormat format) throws IOException {
        List<Row> rows = List.of(Rows.METRICS, Rows.UNDEFINED_METRICS);
        Path file = Files.write(directory.resolve("t." + format), Rows.bytes(format, HeadMetrics.TABLE, rows));
        assertThat(StoredTable.read(file, HeadMetrics.TABLE.columns()).rows(HeadMetrics.TABLE))
                .containsExactlyElementsOf(rows);
    }

    @Test
    void rowsWithoutAColumnAreRejected() throws IOException {
        StoredTable table = read("layer,ap\n0,1\n");
        assertThatThrownBy(() -> table.rows(HeadBucketPlasticity.TABLE))
                .isInstanceOf(TableException.class)
                .hasMessageEndingWith("t.csv: has no column q_head; its columns are layer, ap");
    }
}
