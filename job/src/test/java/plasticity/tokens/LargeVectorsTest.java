package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.heads.HeadId;
import plasticity.tasks.HeadTables;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.SmallDump;

/** Vectors whose products overflow double precision fail only their heads. */
class LargeVectorsTest {
    private static final HeadFile DOUBLES =
            HeadFile.USUAL.column("optional group vector (LIST) { repeated group list { optional double element; } }");
    private static final List<DumpRow> ROWS = DumpRow.random(300, 4);

    @TempDir
    private Path directory;

    private SmallDump dump;
    private Map<HeadId, HeadTables> before;

    @BeforeEach
    void writeADump() throws Exception {
        dump = SmallDump.write(directory, DOUBLES, ROWS);
        before = dump.analyse();
        assertThat(before.values()).allMatch(head -> head.error() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "1e150, 1e150, ",
        "1e154, 1e154, overflow",
        "1e200, 1e200, overflow",
        "1e307, 1e307, overflow",
        "1e-170, 1e-170, underflow",
        "1e-310, 1e-310, underflow"
    })
    void keys(double scale, String order, String problem) throws Exception {
        write("l00h00k", scale);
        Map<HeadId, HeadTables> found = dump.analyse();
        if (problem != null) {
            assertThat(found.get(HeadId.query(0, 0)).error()).contains(order + " in the keys (l00h00k): ");
        }
        assertProblem(found.get(HeadId.query(0, 0)), problem);
        assertProblem(found.get(HeadId.query(0, 1)), problem);
        HeadId other = HeadId.query(0, 2);
        assertThat(found.get(other)).isEqualTo(before.get(other));
    }

    @ParameterizedTest
    @CsvSource({
        "1e150, 1e150, ",
        "1e154, 1e154, overflow",
        "1e160, 1e160, overflow",
        "1e307, 1e307, overflow",
        "1e-170, 1e-170, underflow",
        "1e-310, 1e-310, underflow"
    })
    void queries(double scale, String order, String problem) throws Exception {
        write("l00h00q", scale);
        Map<HeadId, HeadTables> found = dump.analyse();
        HeadTables head = found.get(HeadId.query(0, 0));
        assertProblem(head, problem);
        if (problem != null) {
            assertThat(head.error()).contains("values of the order of " + order);
        }
        for (int other : new int[] {1, 2}) {
            HeadId id = HeadId.query(0, other);
            assertThat(found.get(id)).isEqualTo(before.get(id));
        }
    }

    @Test
    void keysWhoseSumsOverflow() throws Exception {
        DOUBLES.write(
                dump.file("l00h00k"),
                ROWS.stream().map(row -> row.withVector(1, 1e308, 1, 1)).toList());
        Map<HeadId, HeadTables> found = dump.analyse();
        for (int query : new int[] {0, 1}) {
            assertThat(found.get(HeadId.query(0, query)).error())
                    .startsWith("file:")
                    .endsWith("l00h00k: column vector: sums of the keys overflow double precision; "
                            + "scale the vectors down");
        }
        HeadId other = HeadId.query(0, 2);
        assertThat(found.get(other)).isEqualTo(before.get(other));
    }

    @Test
    void theLargestFloatsAreAccepted() throws Exception {
        for (String head : SmallDump.heads()) {
            write(head, 1e38);
        }
        assertThat(dump.analyse().values()).allMatch(head -> head.error() == null);
    }

    private static void assertProblem(HeadTables head, String problem) {
        if (problem == null) {
            assertThat(head.error()).isNull();
        } else {
            assertThat(head.error())
                    .startsWith(head.head().directoryName() + ": column vector: values of the order of ")
                    .contains(problem + " double precision; scale the vectors ");
        }
    }

    private void write(String head, double scale) throws Exception {
        List<DumpRow> rows = ROWS.stream()
                .map(row -> row.withVector(row.vector().stream()
                        .map(value -> (Number) (value.doubleValue() * scale))
                        .toList()))
                .toList();
        DOUBLES.write(dump.file(head), rows);
    }
}
