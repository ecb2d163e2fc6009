package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.heads.HeadKind;
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

    private Path file(String name, int... buckets) throws IOException {
        List<DumpRow> rows = Arrays.stream(buckets)
                .mapToObj(bucket -> ROW.withBucket(bucket))
                .toList();
        return HeadFile.USUAL.write(directory.resolve(name + ".parquet"), rows);
    }
}
