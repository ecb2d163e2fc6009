package plasticity.plots.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.heads.HeadId;
import plasticity.plots.TestTables;
import plasticity.plots.model.PlotException;
import plasticity.sample.DrawnRows;

class HeadVectorsTest {
    private static final HeadId HEAD = HeadId.query(0, 0);
    private static final Path PYARROW = TestTables.ROOT.resolve("job/src/test/resources/pyarrow");

    @TempDir
    private Path dump;

    private Path copy(Path file, String name) throws IOException {
        Path directory = Files.createDirectories(dump.resolve(HEAD.directoryName()));
        return Files.copy(file, directory.resolve(name));
    }

    /** 40 vectors of 8 float16 at positions 40,000 …, of which 15 in a row group at most. */
    @ParameterizedTest
    @ValueSource(strings = {"dictionary", "plain-pages-v2", "byte-stream-split", "fixed-size-lists", "large-lists"})
    void everyEncoding(String file) throws Exception {
        copy(PYARROW.resolve(file + ".parquet"), "data.parquet");
        HeadVectors head = HeadVectors.read(dump, HEAD, 50_000, 0);
        assertThat(head.positions())
                .containsExactly(
                        IntStream.range(40_000, 40_040).asDoubleStream().toArray());
        assertThat(head.vectors()).hasDimensions(40, 8);
        // Component j of row r has the bits (97·i mod 0x7C00) of i = 8r + j, negative if i is odd.
        for (int i = 0; i < 320; i++) {
            short bits = (short) (i * 97 % 0x7C00 | (i % 2) << 15);
            assertThat(head.vectors()[i / 8][i % 8]).isEqualTo(float16(bits));
        }
    }

    private static double float16(short bits) {
        int exponent = bits >> 10 & 0x1F;
        double fraction = (bits & 0x3FF) / 1024.0;
        double magnitude = exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
        return bits < 0 ? -magnitude : magnitude;
    }

    @Test
    void filesInNameOrder() throws Exception {
        copy(TestTables.ROOT.resolve("src/sample/l00h00q/data.parquet"), "b.parquet");
        copy(TestTables.ROOT.resolve("src/sample/l00h01q/data.parquet"), "a.parquet");
        copy(TestTables.ROOT.resolve("src/sample/l00h02q/data.parquet"), "_ignored.parquet");
        HeadVectors both = HeadVectors.read(dump, HEAD, 50_000, 0);
        Path sample = TestTables.ROOT.resolve("src/sample");
        assertThat(both.vectors())
                .isEqualTo(concatenated(
                        HeadVectors.read(sample, HeadId.query(0, 1), 50_000, 0).vectors(),
                        HeadVectors.read(sample, HeadId.query(0, 0), 50_000, 0).vectors()));
    }

    private static double[][] concatenated(double[][] one, double[][] other) {
        double[][] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    /** The kept rows are those of the analysis, in drawn order. */
    @Test
    void keepsTheRowsOfTheAnalysis() throws Exception {
        copy(PYARROW.resolve("dictionary.parquet"), "data.parquet");
        DrawnRows.Cursor cursor = DrawnRows.of(40, 10, 3).cursor();
        double[] expected = new double[10];
        for (int row = 0; row < 40; row++) {
            int slot = cursor.nextSlot();
            if (slot >= 0) {
                expected[slot] = 40_000 + row;
            }
        }
        HeadVectors kept = HeadVectors.read(dump, HEAD, 10, 3);
        assertThat(kept.positions()).containsExactly(expected);
        assertThat(kept.vectors()).hasDimensions(10, 8);
        assertThat(DoubleStream.of(expected).sorted().toArray()).isNotEqualTo(expected);
    }

    private void assertRejected(String message) {
        assertThatThrownBy(() -> HeadVectors.read(dump, HEAD, 50_000, 0))
                .isInstanceOf(PlotException.class)
                .hasMessage(message);
    }

    @Test
    void missingHead() throws Exception {
        Path directory = dump.resolve("l00h00q");
        assertRejected("dump: " + directory
                + ": no such directory; expected is the directory that contains the heads, on the local disk");
        Files.createDirectories(directory);
        assertRejected("dump: " + directory + ": contains no Parquet file");
    }

    @Test
    void anotherTable() throws Exception {
        Path file =
                copy(TestTables.ROOT.resolve("plots/src/test/resources/tables/buckets-none.parquet"), "data.parquet");
        assertRejected(file + ": column position: is missing");
    }

    @Test
    void corruptFile() throws Exception {
        Path file = copy(TestTables.ROOT.resolve("README.md"), "data.parquet");
        assertThatThrownBy(() -> HeadVectors.read(dump, HEAD, 50_000, 0))
                .isInstanceOf(PlotException.class)
                .hasMessageStartingWith(file + ": not readable as Parquet: ")
                .message()
                .doesNotContain("\n");
    }
}
