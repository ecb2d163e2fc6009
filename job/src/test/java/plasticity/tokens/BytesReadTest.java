package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.DumpException;
import plasticity.heads.HeadKind;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ReadHead;

class BytesReadTest {
    @TempDir
    private Path root;

    @Test
    void readingAHeadCountsTheBytesInItsFooters() throws Exception {
        HeadFooter head = ReadHead.head(HeadKind.KEY, file(0), file(1));
        try (HeadReader reader = reader(head)) {
            assertThat(reader.bytesRead()).isZero();
            while (reader.next() != null) {
                assertThat(reader.bytesRead()).isPositive();
            }
            assertThat(reader.bytesRead()).isEqualTo(head.bytes());
        }
    }

    private static HeadReader reader(HeadFooter head) throws DumpException {
        return new HeadReader(head, new KeptRows(new SamplingOptions(Integer.MAX_VALUE, 0)), ReadHead.HADOOP);
    }

    private Path file(int number) throws Exception {
        return HeadFile.USUAL.write(root.resolve("l00h00k/" + number + ".parquet"), DumpRow.random(40 + number, 3));
    }
}
