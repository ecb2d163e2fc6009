package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ReadHead;

class UnusableRowsTest {
    private static final List<DumpRow> ROWS = DumpRow.random(40, 4);
    private static final HeadFile WIDE = HeadFile.USUAL
            .column("optional double bucket;")
            .column("optional double position;")
            .column("optional double example_id;");

    @TempDir
    private Path directory;

    static Stream<Arguments> unusable() {
        return Stream.of(
                unusable("bucket", "found null, an integer is expected", row -> row.withBucket(null)),
                unusable("bucket", "found 2.5, an integer is expected", row -> row.withBucket(2.5)),
                unusable("bucket", "found NaN, an integer is expected", row -> row.withBucket(Double.NaN)),
                unusable(
                        "bucket",
                        "found Infinity, an integer is expected",
                        row -> row.withBucket(Double.POSITIVE_INFINITY)),
                unusable(
                        "bucket",
                        "found 2147483648, outside the range -2147483648 … 2147483647",
                        row -> row.withBucket(1L << 31)),
                unusable("position", "found null, a number is expected", row -> row.withPosition(null)),
                unusable("position", "found NaN, a finite number is expected", row -> row.withPosition(Double.NaN)),
                unusable(
                        "position",
                        "found -Infinity, a finite number is expected",
                        row -> row.withPosition(Double.NEGATIVE_INFINITY)),
                unusable(
                        "vector",
                        "found a vector that is null or empty, or has a null component",
                        row -> row.withVector((List<Number>) null)),
                unusable(
                        "vector", "found a vector that is null or empty, or has a null component", DumpRow::withVector),
                unusable(
                        "vector",
                        "found a vector that is null or empty, or has a null component",
                        row -> row.withComponent(3, null)),
                unusable(
                        "vector",
                        "component 1 is NaN, a finite number is expected",
                        row -> row.withComponent(1, Float.NaN)),
                unusable(
                        "vector",
                        "component 3 is -Infinity, a finite number is expected",
                        row -> row.withComponent(3, Float.NEGATIVE_INFINITY)),
                unusable("vector", "found a vector of 3 components among vectors of 4", row -> row.withVector(1, 2, 3)),
                unusable(
                        "vector",
                        "found a vector of 6 components among vectors of 4",
                        row -> row.withVector(1, 2, 3, 4, 5, 6)));
    }

    private static Arguments unusable(String column, String problem, UnaryOperator<DumpRow> change) {
        return argumentSet("column " + column + ": " + problem, column, problem, change);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void failTheQueryHeadWithTheColumn(String column, String problem, UnaryOperator<DumpRow> change)
            throws IOException {
        Path file = write(DumpRow.replace(ROWS, 7, change));
        assertFails(HeadKind.QUERY, file, file + ": column " + column + ", row 7: " + problem);
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void failTheKeyHeadWithTheColumn(String column, String problem, UnaryOperator<DumpRow> change) throws IOException {
        Path file = write(DumpRow.replace(ROWS, 39, change));
        assertFails(HeadKind.KEY, file, file + ": column " + column + ", row 39: " + problem);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void componentsOfHalfPrecisionMustBeFinite(boolean isDictionary) throws IOException {
        HeadFile halves = HeadFile.USUAL
                .column("optional group vector (LIST) { repeated group list {"
                        + " optional fixed_len_byte_array(2) element (FLOAT16); } }")
                .with(options -> options.withDictionaryEncoding(isDictionary));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Path file = halves.write(
                    directory.resolve("data.parquet"), DumpRow.replace(ROWS, 23, row -> row.withComponent(2, value)));
            assertFails(
                    HeadKind.QUERY,
                    file,
                    file + ": column vector, row 23: component 2 is " + value + ", a finite number is expected");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, found -1.0",
        "-1.5, found -1.5",
        "-700, found -700.0",
    })
    void positionsOfQueriesMustBeAboveMinusOne(double position, String found) throws IOException {
        Path file = write(DumpRow.replace(ROWS, 0, row -> row.withPosition(position)));
        assertFails(
                HeadKind.QUERY,
                file,
                file + ": column position, row 0: " + found + ", a position above -1 is expected");
    }

    @ParameterizedTest
    @CsvSource({"0.5, found 0.5", "NaN, found NaN"})
    void examplesMustBeIntegers(double example, String found) throws IOException {
        Path file = write(DumpRow.replace(ROWS, 3, row -> row.withExample(example)));
        assertFails(HeadKind.KEY, file, file + ": column example_id, row 3: " + found + ", an integer is expected");
    }

    @Test
    void nullsInRowsThatAreNotKeptAreReported() throws IOException {
        int passedOver = KeptRowsTest.rowsNotKept(40, 5, 0).get(2);
        Path file = write(DumpRow.replace(ROWS, passedOver, row -> row.withComponent(0, null)));
        assertThatThrownBy(() -> ReadHead.of(HeadKind.QUERY, 5, 0, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(file + ": column vector, row " + passedOver
                        + ": found a vector that is null or empty, or has a null component");
    }

    @Test
    void lengthsInRowsThatAreNotKeptAreChecked() throws IOException {
        int passedOver = KeptRowsTest.rowsNotKept(40, 5, 0).get(2);
        Path file = write(DumpRow.replace(ROWS, passedOver, row -> row.withVector(1)));
        assertThatThrownBy(() -> ReadHead.of(HeadKind.QUERY, 5, 0, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(file + ": column vector, row " + passedOver
                        + ": found a vector of 1 components among vectors of 4");
    }

    @Test
    void aKeyThatIsNotKeptMustBeFiniteForTheOrientation() throws IOException {
        int other = KeptRowsTest.rowsNotKept(40, 5, 0).get(2);
        Path file = write(DumpRow.replace(ROWS, other, row -> row.withComponent(0, Float.NaN)));
        assertThatThrownBy(() -> ReadHead.of(HeadKind.KEY, 5, 0, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(
                        file + ": column vector, row " + other + ": component 0 is NaN, a finite number is expected");
    }

    @Test
    void rowsAreCountedInTheirFile() throws IOException {
        Path first = write(ROWS);
        Path second =
                WIDE.write(directory.resolve("second.parquet"), DumpRow.replace(ROWS, 11, row -> row.withBucket(null)));
        assertThatThrownBy(() -> ReadHead.of(HeadKind.QUERY, first, second))
                .hasMessage(second + ": column bucket, row 11: found null, an integer is expected");
    }

    @Test
    void rowsAreCountedOverRowGroups() throws IOException {
        Path file = WIDE.with(o -> o.withRowGroupSize(1L)
                        .withMinRowCountForPageSizeCheck(1)
                        .withMaxRowCountForPageSizeCheck(2))
                .write(directory.resolve("data.parquet"), DumpRow.replace(ROWS, 31, row -> row.withPosition(null)));
        assertFails(HeadKind.KEY, file, file + ": column position, row 31: found null, a number is expected");
    }

    @Test
    void aHugeFirstVectorIsRejected() throws IOException {
        Number[] components = Stream.generate(() -> 1f).limit((1 << 16) + 1).toArray(Number[]::new);
        Path file = write(DumpRow.replace(ROWS, 0, row -> row.withVector(components)));
        assertFails(HeadKind.KEY, file, file + ": column vector, row 0: found a vector of more than 65536 components");
    }

    private Path write(List<DumpRow> rows) throws IOException {
        return WIDE.write(directory.resolve("data.parquet"), rows);
    }

    private static void assertFails(HeadKind kind, Path file, String message) {
        assertThatThrownBy(() -> ReadHead.of(kind, file))
                .isInstanceOf(DumpException.class)
                .hasMessage(message);
    }
}
