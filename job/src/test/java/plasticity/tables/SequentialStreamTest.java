package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequentialStreamTest {
    @TempDir
    private Path directory;

    @Test
    void readsAllBytesInPiecesOfAnySize() throws Exception {
        byte[] bytes = new byte[10_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(directory.resolve("file"), bytes);
        try (SequentialStream in = new SequentialStream(new LocalInputFile(file))) {
            assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
            assertThat(in.readNBytes(4000)).isEqualTo(Arrays.copyOfRange(bytes, 1, 4001));
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 4001, 10_000));
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[5], 0, 5)).isEqualTo(-1);
        }
    }
}
