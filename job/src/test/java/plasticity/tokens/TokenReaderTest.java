package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.dump.TokenFile;
import plasticity.heads.HeadId;
import plasticity.sample.TokenBlock;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;

class TokenReaderTest {
    /** More rows than a block of such wide vectors contains. */
    private static final List<DumpRow> ROWS = DumpRow.random(700, 64);

    private static final Set<TokenColumn> ALL = EnumSet.allOf(TokenColumn.class);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = HeadFile.USUAL.write(directory.resolve("data.parquet"), ROWS);
    }

    @Test
    void returnsEveryRowInFileOrder() throws DumpException {
        assertThat(read(file, ALL))
                .isEqualTo(ROWS.stream().map(TokenReaderTest::text).toList());
    }

    @Test
    void slotsCountTheFilesRows() throws DumpException {
        List<Integer> slots = new ArrayList<>();
        try (TokenReader reader = reader(file, Set.of(TokenColumn.POSITION))) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                for (int i = 0; i < block.size(); i++) {
                    slots.add(block.slots()[i]);
                }
            }
        }
        assertThat(slots).hasSize(700).startsWith(0, 1, 2).endsWith(699);
    }

    @ParameterizedTest
    @EnumSource(TokenColumn.class)
    void bytesOfOtherColumnsAreNotRead(TokenColumn column) throws IOException, DumpException {
        List<String> before = read(file, Set.of(column));
        for (TokenColumn other : EnumSet.complementOf(EnumSet.of(column))) {
            ParquetSurgery.wipe(file, other.columnName());
        }
        assertThat(read(file, Set.of(column))).isEqualTo(before).hasSize(700);
    }

    @ParameterizedTest
    @EnumSource(TokenColumn.class)
    void noOtherColumnIsNeeded(TokenColumn column) throws IOException, DumpException {
        List<String> before = read(file, Set.of(column));
        HeadFile only = HeadFile.USUAL;
        for (TokenColumn other : EnumSet.complementOf(EnumSet.of(column))) {
            only = only.without(other.columnName());
        }
        Path narrow = only.write(directory.resolve("narrow.parquet"), ROWS);
        assertThat(read(narrow, Set.of(column))).isEqualTo(before);
    }

    @Test
    void missingColumnsAreAbsentInEveryRow() throws IOException, DumpException {
        HeadFile.USUAL.without("example_id").without("sliding_window").write(file, ROWS.subList(0, 2));
        assertThat(read(file, Set.of(TokenColumn.EXAMPLE, TokenColumn.WINDOW, TokenColumn.BUCKET)))
                .containsExactly(ROWS.get(0).bucket() + " none NaN", ROWS.get(1).bucket() + " none NaN");
    }

    @Test
    void declaredRowCountsAreVerified() throws IOException, DumpException {
        assertThat(read(file, Set.of())).hasSize(700);
        ParquetSurgery.editFooter(file, footer -> footer.getRow_groups().get(0).setNum_rows(1L << 40));
        assertThatThrownBy(() -> read(file, Set.of()))
                .isInstanceOf(DumpException.class)
                .hasMessageEndingWith(
                        "data.parquet: column bucket, row 700: the column ends before the row group does");
    }

    @ParameterizedTest
    @EnumSource(TokenColumn.class)
    void lostRowsAreReported(TokenColumn column) {
        assertThatThrownBy(() -> {
                    ParquetSurgery.editFooter(
                            file, footer -> footer.getRow_groups().get(0).setNum_rows(699));
                    read(file, Set.of(column));
                })
                .isInstanceOf(DumpException.class)
                .hasMessageEndingWith(
                        "data.parquet: column " + column.columnName() + ": more values than the row group has rows");
    }

    @Test
    void invalidRowsAreReported() throws IOException {
        HeadFile.USUAL.write(file, DumpRow.replace(ROWS, 612, row -> row.withComponent(3, Float.NaN)));
        assertThatThrownBy(() -> read(file, ALL))
                .isInstanceOf(DumpException.class)
                .hasMessageEndingWith(
                        "data.parquet: column vector, row 612: component 3 is NaN, a finite number is expected");
    }

    @Test
    void grownFilesAreReported() throws IOException {
        TokenFile listed = new TokenFile(HeadId.query(0, 0), file.toString(), Files.size(file) - 1, List.of());
        assertThatThrownBy(() -> new TokenReader(listed, ALL, ReadHead.HADOOP).next())
                .isInstanceOf(DumpException.class)
                .hasMessageContaining("data.parquet: not readable as Parquet");
    }

    /** Flipping any byte leaves the rows unchanged or fails with one line that contains the file. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void flippedBytesAreReportedOrHarmless(long seed) throws IOException, DumpException {
        List<DumpRow> few = ROWS.subList(0, 50);
        HeadFile.USUAL.write(file, few);
        List<String> expected = read(file, ALL);
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(seed);
        for (int change = 0; change < 100; change++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, changed);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                try {
                    assertThat(read(file, ALL)).isEqualTo(expected);
                } catch (DumpException e) {
                    assertThat(e).message().contains("data.parquet: ").hasLineCount(1);
                }
            });
        }
    }

    private static TokenReader reader(Path file, Set<TokenColumn> columns) {
        return new TokenReader(
                new TokenFile(HeadId.query(0, 0), file.toString(), file.toFile().length(), List.of()),
                columns,
                ReadHead.HADOOP);
    }

    /** Each row of a file as text, with the requested columns. */
    private static List<String> read(Path file, Set<TokenColumn> columns) throws DumpException {
        List<String> rows = new ArrayList<>();
        try (TokenReader reader = reader(file, columns)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                for (int i = 0; i < block.size(); i++) {
                    rows.add(text(block, i, reader.dimension(), columns));
                }
            }
        }
        return rows;
    }

    private static String text(TokenBlock block, int row, int dimension, Set<TokenColumn> columns) {
        List<String> cells = new ArrayList<>();
        for (TokenColumn column : TokenColumn.values()) {
            if (columns.contains(column)) {
                cells.add(
                        switch (column) {
                            case BUCKET -> String.valueOf(block.buckets()[row]);
                            case EXAMPLE ->
                                block.examples()[row] == TokenReader.NO_EXAMPLE
                                        ? "none"
                                        : String.valueOf(block.examples()[row]);
                            case POSITION -> String.valueOf(block.positions()[row]);
                            case WINDOW -> String.valueOf(block.windows()[row]);
                            case VECTOR -> {
                                List<Double> vector = new ArrayList<>();
                                for (int j = 0; j < dimension; j++) {
                                    vector.add(block.vectors().get(row * dimension + j));
                                }
                                yield vector.toString();
                            }
                        });
            }
        }
        return String.join(" ", cells);
    }

    private static String text(DumpRow row) {
        return row.bucket() + " " + row.example() + " " + row.position().doubleValue() + " "
                + row.window().doubleValue() + " "
                + row.vector().stream().map(Number::doubleValue).toList();
    }
}
