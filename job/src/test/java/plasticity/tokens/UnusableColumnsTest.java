package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ReadHead;

class UnusableColumnsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bucket   | example_id, position, sliding_window, vector
                    position | bucket, example_id, sliding_window, vector
                    vector   | bucket, example_id, position, sliding_window
                    """)
    void missingColumnsAreReported(String column, String others) throws IOException {
        assertFails(
                HeadKind.QUERY,
                HeadFile.USUAL.without(column),
                ": column " + column + " is missing; the file has " + others);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    QUERY | bucket         | required binary bucket (STRING)
                    QUERY | bucket         | optional int32 bucket (DATE)
                    KEY   | bucket         | optional fixed_len_byte_array(2) bucket
                    KEY   | bucket         | optional int32 bucket (DECIMAL(9,2))
                    KEY   | bucket         | required boolean bucket
                    QUERY | position       | required binary position (STRING)
                    QUERY | position       | required int64 position (TIMESTAMP(MILLIS,true))
                    KEY   | position       | optional int32 position (TIME(MILLIS,true))
                    KEY   | position       | repeated int32 position
                    KEY   | position       | optional group position { optional int32 value; }
                    KEY   | example_id     | required binary example_id (STRING)
                    QUERY | sliding_window | required int64 sliding_window (TIMESTAMP(MICROS,false))
                    """)
    void columnsWithoutNumbersAreReportedWithTheirType(HeadKind kind, String column, String type) throws IOException {
        String declaration = type.endsWith("}") ? type : type + ";";
        List<DumpRow> none = List.of();
        Path file = HeadFile.USUAL.column(declaration).write(directory.resolve("data.parquet"), none);
        assertThatThrownBy(() -> ReadHead.of(kind, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(file + ": column " + column + ": found " + type + ", a column of numbers is expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional float vector;",
                "optional binary vector (STRING);",
                "optional group vector (LIST) { repeated group list { optional int32 element; } }",
                "optional group vector (LIST) { repeated group list { optional binary element (STRING); } }",
                "optional group vector (LIST) { repeated group list { optional group element (LIST) "
                        + "{ repeated group list { optional float element; } } } }",
                "optional group vector { optional float x; optional float y; }",
                "optional group vector (MAP) { repeated group key_value { required float key; optional float value; } }"
            })
    void otherVectorTypesAreReported(String declaration) throws IOException {
        Path file = HeadFile.USUAL.column(declaration).write(directory.resolve("data.parquet"), List.of());
        String type = declaration.replaceAll("(?<!\\}) *;$", "");
        assertThatThrownBy(() -> ReadHead.of(HeadKind.KEY, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(
                        file + ": column vector: found " + type + ", a list of float16, float or double is expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional group vector (LIST) { repeated group list { optional fixed_len_byte_array(2) element; } }",
                "repeated fixed_len_byte_array(2) vector;"
            })
    void twoBytesWithoutTheTypeFloat16AreRejected(String declaration) throws IOException {
        Path file = HeadFile.USUAL.column(declaration).write(directory.resolve("data.parquet"), DumpRow.random(3, 2));
        assertThatThrownBy(() -> ReadHead.of(HeadKind.KEY, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(file + ": column vector: found " + declaration.replaceAll("(?<!\\}) *;$", "")
                        + ", a list of float16, float or double is expected;"
                        + " two bytes are a float16 only with the logical type FLOAT16");
    }

    @Test
    void aTypeThatDiffersBetweenFilesIsReportedWithTheFile() throws IOException {
        List<DumpRow> rows = DumpRow.random(3, 2);
        Path first = HeadFile.USUAL.write(directory.resolve("a.parquet"), rows);
        Path second = HeadFile.USUAL.without("bucket").write(directory.resolve("b.parquet"), rows);
        assertThatThrownBy(() -> ReadHead.of(HeadKind.KEY, first, second))
                .isInstanceOf(DumpException.class)
                .hasMessageStartingWith(second + ": column bucket is missing");
    }

    private void assertFails(HeadKind kind, HeadFile layout, String message) throws IOException {
        Path file = layout.write(directory.resolve("data.parquet"), DumpRow.random(3, 2));
        assertThatThrownBy(() -> ReadHead.of(kind, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(file + message);
    }
}
