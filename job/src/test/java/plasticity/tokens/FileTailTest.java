package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.io.SeekableInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.fetch.FileTail;
import plasticity.heads.HeadKind;
import plasticity.parquet.FooterListener;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.HostedFiles;
import plasticity.testing.ReadHead;

class FileTailTest {
    private static final int LENGTH = 100_000;

    @TempDir
    private Path directory;

    private byte[] content;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        content = new byte[LENGTH];
        new Random(3).nextBytes(content);
        file = Files.write(directory.resolve("a-file"), content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50_000, LENGTH - 8_193, LENGTH - 8_192, LENGTH - 8})
    void readsWithinAndBeforeTheTail(int from) throws IOException {
        try (SeekableInputStream stream = tail().newStream()) {
            stream.seek(from);
            byte[] read = new byte[LENGTH - from];
            stream.readFully(read);
            assertThat(read).isEqualTo(Arrays.copyOfRange(content, from, LENGTH));
            assertThat(stream.getPos()).isEqualTo(LENGTH);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void largeFootersAreRead() throws IOException, DumpException {
        Path many = HeadFile.USUAL
                .with(options -> options.withRowGroupSize(1L)
                        .withMinRowCountForPageSizeCheck(1)
                        .withMaxRowCountForPageSizeCheck(2))
                .write(directory.resolve("a-head"), DumpRow.random(400, 4));
        DataFileFooter local = ReadHead.head(HeadKind.KEY, many).files().get(0);
        DataFileFooter fetched = DataFileFooter.read(
                new DumpFile(HostedFiles.uri(many), Files.size(many)),
                TokenColumn.ofAnalysis(HeadKind.KEY),
                HostedFiles.configuration(),
                FooterListener.NONE);
        assertThat(fetched.groups()).hasSizeGreaterThan(100).isEqualTo(local.groups());
    }

    @Test
    void positionsOutsideTheFileAreRejected() throws IOException {
        try (SeekableInputStream stream = tail().newStream()) {
            assertThatThrownBy(() -> stream.seek(LENGTH + 1)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> stream.seek(-1)).isInstanceOf(EOFException.class);
        }
    }

    private FileTail tail() {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(HostedFiles.uri(file));
        return new FileTail(
                LENGTH, () -> path.getFileSystem(HostedFiles.configuration()).open(path));
    }
}
