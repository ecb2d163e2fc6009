package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.connector.AddedColumns;
import plasticity.run.AddedMetrics;

/** A column that is added only to the definition of a table is in every output of the table. */
class AddedColumnTest {
    private static final Table.Builder COLUMNS = Table.named("head_metrics").with(HeadMetrics.TABLE.columns());
    private static final Column.Real ADDED = COLUMNS.real("added", "A column of the future.");
    private static final Table TABLE = COLUMNS.build();
    private static final List<Row> ROWS =
            List.of(TABLE.row(Rows.METRICS).set(ADDED, -0.0).build(), row(Double.NaN), row(0.25));

    private static Row row(double added) {
        return TABLE.row(Rows.UNDEFINED_METRICS).set(ADDED, added).build();
    }

    @Test
    void ofACsvFile() throws IOException {
        assertThat(Rows.csv(TABLE, ROWS).lines()).first().asString().endsWith(",ap_overall,added");
        assertThat(Rows.csv(TABLE, ROWS).lines()).last().asString().endsWith(",,0.25");
    }

    @ParameterizedTest
    @EnumSource
    void ofAStoredTable(TableFormat format, @TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("t." + format), Rows.bytes(format, TABLE, ROWS));
        assertThat(StoredTable.read(file, TABLE.columns()).rows(TABLE)).containsExactlyElementsOf(ROWS);
    }

    @Test
    void ofTheResultStore() throws IOException {
        Row known = HeadStatus.TABLE.row(Rows.OK).build();
        Row unknown = TABLE.row(ROWS.get(0)).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjectMapper mapper = new ObjectMapper();
        try (JsonGenerator json = mapper.createGenerator(out)) {
            TableJson.write(json, TABLE, List.of(unknown), known);
        }
        try (JsonParser json = mapper.createParser(out.toByteArray())) {
            assertThat(TableJson.read(json, TABLE, known)).containsExactly(unknown);
        }
    }

    @Test
    void ofSpark() {
        StructField field = AddedColumns.schema(TABLE).apply("added");
        assertThat(field.dataType()).isEqualTo(DataTypes.DoubleType);
        assertThat(field.getComment().get()).isEqualTo("A column of the future.");
        assertThat(AddedColumns.cells(ROWS.get(2))).endsWith(null, 0.25);
    }

    @Test
    void ofTheConsole() {
        assertThat(AddedMetrics.summary(ROWS, List.of(ADDED)).lines())
                .last()
                .asString()
                .startsWith("added                           2    0.125000");
    }
}
