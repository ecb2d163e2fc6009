package plasticity.tokens;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.Halves;
import plasticity.testing.Project;
import plasticity.testing.ReadHead;

/** Files of pyarrow with vectors of float16 and unsigned numbers, from {@code src/test/resources/pyarrow/write.py}. */
class PyArrowFilesTest {
    private static final Path FILES = Project.resource("pyarrow");
    private static final int ROWS = 40;
    private static final int COMPONENTS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"dictionary", "plain-pages-v2", "byte-stream-split", "fixed-size-lists", "large-lists"})
    void haveTheNumbersThatWereWritten(String name) throws DumpException {
        Path file = FILES.resolve(name + ".parquet");
        List<DumpRow> rows = rows();
        for (HeadKind kind : HeadKind.values()) {
            Blocks.assertSameBits(ReadHead.of(kind, file).kept(), Blocks.of(kind, rows));
            Blocks.assertSameBits(ReadHead.of(kind, 11, 3, file).kept(), Blocks.of(kind, rows, 11, 3));
        }
    }

    private static List<DumpRow> rows() {
        List<DumpRow> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            List<Double> vector = new ArrayList<>();
            for (int index = row * COMPONENTS; index < (row + 1) * COMPONENTS; index++) {
                vector.add(Halves.value(index * 97 % 0x7C00 | index % 2 << 15));
            }
            rows.add(new DumpRow(row + 210, row % 3 + 4_000_000_000L, row + 40_000, row + (1L << 40), vector));
        }
        return rows;
    }
}
