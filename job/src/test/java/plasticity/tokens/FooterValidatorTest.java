package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadKind;
import plasticity.parquet.FooterListener;
import plasticity.testing.ReadHead;

/** Footers of a few bytes that declare lists and strings of millions of elements, for which Thrift's readers would allocate memory. */
class FooterValidatorTest {
    private static final long LITTLE = 32 << 20;

    @TempDir
    private Path directory;

    /**
     * Field 2 of a footer is the schema, a list of structs; field 4 the row groups; field 5 the key-value metadata; field 6 the writer's name, a
     * string. In the compact protocol a field is one byte with its type and its distance from the previous field; a list is its length and its
     * element type.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 9, 100000000",
        "2, 9, 2147483647",
        "4, 9, 100000000",
        "5, 9, 90000000",
        "6, 8, 100000000",
        "6, 8, 2000000000"
    })
    void allocateNoMemory(int field, int type, int claimed) throws IOException {
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        footer.write(0x15); // field 1, a number: the version
        footer.write(2);
        footer.write((field - 1) << 4 | type);
        if (type == 9) {
            footer.write(0xFC); // a list of structs whose length follows
        }
        for (long left = claimed; ; left >>>= 7) {
            footer.write((int) (left > 0x7F ? (left & 0x7F) | 0x80 : left));
            if (left <= 0x7F) {
                break;
            }
        }
        footer.write(0);
        ByteBuffer file = ByteBuffer.allocate(4 + footer.size() + 8).order(ByteOrder.LITTLE_ENDIAN);
        file.put("PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put(footer.toByteArray())
                .putInt(footer.size())
                .put("PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Path path = Files.write(directory.resolve("data.parquet"), file.array());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Throwable failure = catchThrowable(() -> DataFileFooter.read(
                new DumpFile(path.toString(), file.capacity()),
                TokenColumn.ofAnalysis(HeadKind.KEY),
                ReadHead.HADOOP,
                FooterListener.NONE));
        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(failure)
                .isInstanceOf(DumpException.class)
                .hasMessageStartingWith(path + ": not readable as Parquet: corrupt footer: it declares " + claimed);
        assertThat(taken).isLessThan(LITTLE);
    }
}
