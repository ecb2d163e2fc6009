package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.NullType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;

class OptionalColumnsTest {
    private static final List<DumpRow> ROWS = DumpRow.random(20, 3);

    @TempDir
    private Path directory;

    @Test
    void withoutExamplesEveryKeyIsAnExample() throws IOException, DumpException {
        TokenBlock keys = read(HeadKind.KEY, HeadFile.USUAL.without("example_id"), ROWS);
        assertThat(keys.examples()).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void keysOfDifferentFilesAreDifferentExamples() throws IOException, DumpException {
        HeadFile layout = HeadFile.USUAL.without("example_id");
        Path first = layout.write(directory.resolve("a.parquet"), ROWS);
        Path second = layout.write(directory.resolve("b.parquet"), ROWS);
        assertThat(ReadHead.of(HeadKind.KEY, first, second).kept().examples())
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void keysWithANullExampleAreSeparateExamples() throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.replace(ROWS, 4, row -> row.withExample(null));
        TokenBlock keys = read(HeadKind.KEY, HeadFile.USUAL, DumpRow.replace(rows, 9, row -> row.withExample(null)));
        assertThat(LongStream.of(keys.examples()).filter(example -> example < 0))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void examplesOfNullTypeAreIgnored() throws IOException, DumpException {
        Path file = HeadFile.USUAL.write(directory.resolve("data.parquet"), withoutExamples());
        nullType(file, "example_id");
        assertThat(ReadHead.of(HeadKind.KEY, file).kept().examples()).doesNotHaveDuplicates();
    }

    @Test
    void aMissingWindowColumnMeansNoWindow() throws IOException, DumpException {
        assertThat(read(HeadKind.QUERY, HeadFile.USUAL.without("sliding_window"), ROWS)
                        .windows())
                .hasSize(20)
                .containsOnly(Double.NaN);
    }

    @Test
    void nullWindowsMeanNoWindow() throws IOException, DumpException {
        assertThat(read(HeadKind.QUERY, HeadFile.USUAL, withoutWindows()).windows())
                .hasSize(20)
                .containsOnly(Double.NaN);
    }

    @Test
    void windowsOfNullTypeMeanNoWindow() throws IOException, DumpException {
        Path file = HeadFile.USUAL.write(directory.resolve("data.parquet"), withoutWindows());
        nullType(file, "sliding_window");
        assertThat(ReadHead.of(HeadKind.QUERY, file).kept().windows())
                .hasSize(20)
                .containsOnly(Double.NaN);
    }

    @Test
    void nullsDifferFromNumbers() throws IOException, DumpException {
        List<DumpRow> rows = DumpRow.replace(ROWS, 2, row -> row.withWindow(null));
        assertThat(read(HeadKind.QUERY, HeadFile.USUAL, rows).windows())
                .containsOnly(512, Double.NaN)
                .satisfies(windows -> assertThat(windows[2]).isNaN());
    }

    @Test
    void filesMayHaveDifferentOptionalColumns() throws IOException, DumpException {
        Path first = HeadFile.USUAL.write(directory.resolve("a.parquet"), ROWS.subList(0, 1));
        Path second = HeadFile.USUAL
                .without("sliding_window")
                .column("required double position;")
                .write(directory.resolve("b.parquet"), ROWS.subList(1, 2));
        assertThat(ReadHead.of(HeadKind.QUERY, first, second).kept().windows()).containsExactly(512, Double.NaN);
    }

    private TokenBlock read(HeadKind kind, HeadFile layout, List<DumpRow> rows) throws IOException, DumpException {
        return ReadHead.of(kind, layout.write(directory.resolve("data.parquet"), rows))
                .kept();
    }

    private static List<DumpRow> withoutExamples() {
        return ROWS.stream().map(row -> row.withExample(null)).toList();
    }

    private static List<DumpRow> withoutWindows() {
        return ROWS.stream().map(row -> row.withWindow(null)).toList();
    }

    /** Gives a column the type that Arrow writes for nulls. */
    private static void nullType(Path file, String column) throws IOException {
        ParquetSurgery.editFooter(file, footer -> footer.getSchema().stream()
                .filter(element -> element.getName().equals(column))
                .forEach(element -> element.setLogicalType(LogicalType.UNKNOWN(new NullType()))));
    }
}
