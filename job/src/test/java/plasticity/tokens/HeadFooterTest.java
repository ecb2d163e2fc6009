package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ReadHead;

class HeadFooterTest {
    private static final DumpRow ROW = DumpRow.random(1, 2).get(0);

    @TempDir
    private Path directory;

    @Test
    void countsBucketsFromTheSmallestToTheLargestOfAllFiles() throws IOException {
        HeadFooter head = ReadHead.head(HeadKind.KEY, file("a", -1, 3, 2), file("b", 7, 5));
        assertThat(head.buckets()).isEqualTo(OptionalInt.of(9));
    }

    @Test
    void aRangeBeyondIntegersIsTheLargestInteger() throws IOException {
        HeadFooter head = ReadHead.head(HeadKind.KEY, file("a", Integer.MIN_VALUE, Integer.MAX_VALUE));
        assertThat(head.buckets()).isEqualTo(OptionalInt.of(Integer.MAX_VALUE));
    }

    @Test
    void anUnreadableHeadHasNoBuckets() throws IOException {
        HeadFooter head = ReadHead.head(HeadKind.KEY, file("a", 1)).failed("too large");
        assertThat(head.buckets()).isEmpty();
    }

    /** Doubles in any file keep their digits, and the floats of the others are exact. */
    @Test
    void aHeadWithDoublesIsReadAsDoubles() throws IOException, DumpException {
        List<Double> tenths = List.of(0.1, 0.2);
        Path floats = HeadFile.USUAL.write(directory.resolve("a.parquet"), List.of(ROW));
        Path doubles = HeadFile.USUAL
                .column("required group vector (LIST) { repeated group list { required double element; } }")
                .write(directory.resolve("b.parquet"), List.of(ROW.withVector(tenths)));
        assertThat(ReadHead.head(HeadKind.KEY, floats).storesFloats()).isTrue();
        assertThat(ReadHead.head(HeadKind.KEY, doubles).storesFloats()).isFalse();
        assertThat(ReadHead.head(HeadKind.KEY, floats, doubles).storesFloats()).isFalse();
        for (HeadKind kind : HeadKind.values()) {
            assertThat(Blocks.doubles(ReadHead.of(kind, floats, doubles).kept().vectors()))
                    .containsExactly(
                            ROW.vector().get(0).doubleValue(),
                            ROW.vector().get(1).doubleValue(),
                            0.1,
                            0.2);
        }
    }

    private Path file(String name, int... buckets) throws IOException {
        List<DumpRow> rows = Arrays.stream(buckets)
                .mapToObj(bucket -> ROW.withBucket(bucket))
                .toList();
        return HeadFile.USUAL.write(directory.resolve(name + ".parquet"), rows);
    }
}
