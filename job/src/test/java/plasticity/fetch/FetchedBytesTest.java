package plasticity.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileRange;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.HostedFiles;

class FetchedBytesTest {
    private static final int MIB = 1 << 20;
    private static final int LENGTH = 24 * MIB;
    private static final int READ = 64_000;

    @TempDir
    private Path directory;

    private byte[] content;
    private int requests;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        content = new byte[LENGTH];
        new Random(7).nextBytes(content);
        file = Files.write(directory.resolve("a-file"), content);
    }

    @Test
    void alternatelyReadChunksHaveTheirBytes() throws IOException {
        List<RowGroup> groups = List.of(
                group(chunk(4, 1000), chunk(1004, 9 * MIB), chunk(9 * MIB + 1004, 3 * MIB)),
                group(chunk(13 * MIB, 2 * MIB), chunk(15 * MIB + 99, 8 * MIB)));
        try (FetchedBytes bytes = open(groups)) {
            for (RowGroup group : groups) {
                bytes.nextGroup();
                assertReadByTurns(bytes, List.copyOf(group.chunks().values()));
            }
        }
    }

    @Test
    void aChunkMayBeReadAgain() throws IOException {
        Chunk chunk = chunk(100, 14 * MIB);
        try (FetchedBytes bytes = open(List.of(group(chunk)))) {
            bytes.nextGroup();
            assertReadByTurns(bytes, List.of(chunk));
            assertReadByTurns(bytes, List.of(chunk));
        }
    }

    @Test
    void overlappingChunksHaveTheirBytes() throws IOException {
        List<Chunk> chunks = List.of(chunk(0, 5000), chunk(3000, 6 * MIB), chunk(4000, 7000));
        try (FetchedBytes bytes = open(List.of(group(chunks.toArray(Chunk[]::new))))) {
            bytes.nextGroup();
            assertReadByTurns(bytes, chunks);
        }
    }

    @Test
    void aTruncatedFileIsReported() throws IOException {
        Chunk chunk = chunk(LENGTH - 1000, 1000);
        try (FetchedBytes bytes = open(List.of(group(chunk)))) {
            Files.write(file, Arrays.copyOf(content, LENGTH - 500));
            assertThatThrownBy(() -> {
                        bytes.nextGroup();
                        bytes.read(chunk, chunk.start(), new byte[1000], 0, 1000);
                    })
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void everyRangeIsRequestedOnce() throws IOException {
        RowGroup group = group(chunk(4, 1000), chunk(1004, 9 * MIB), chunk(9 * MIB + 1004, 13 * MIB));
        try (FetchedBytes bytes = open(List.of(group))) {
            bytes.fetchAhead();
            bytes.nextGroup();
            assertReadByTurns(bytes, List.copyOf(group.chunks().values()));
        }
        // 1 for the small chunk, 3 and 4 for the large ones.
        assertThat(requests).isEqualTo(8);
    }

    @Test
    void memoryIsLimited() throws IOException {
        RowGroup group = group(chunk(4, 1000), chunk(1004, 23 * MIB));
        try (FetchedBytes bytes = open(List.of(group))) {
            bytes.fetchAhead();
            bytes.nextGroup();
            Chunk large = chunk(1004, 23 * MIB);
            for (long at = large.start(); at < large.end(); at += READ) {
                bytes.read(large, at, new byte[READ], 0, (int) Math.min(READ, large.end() - at));
                assertThat(bytes.held()).isLessThanOrEqualTo(2 + ByteRangePlan.AHEAD);
            }
        }
    }

    /** Reads a part of each chunk in turn, so that ranges of large chunks are replaced while small ones are kept. */
    private void assertReadByTurns(FetchedBytes bytes, List<Chunk> chunks) throws IOException {
        byte[] into = new byte[READ];
        for (long done = 0; done < LENGTH; done += READ) {
            for (Chunk chunk : chunks) {
                int length = (int) Math.min(READ, chunk.bytes() - done);
                if (length > 0) {
                    long at = chunk.start() + done;
                    bytes.read(chunk, at, into, 0, length);
                    assertThat(Arrays.equals(into, 0, length, content, (int) at, (int) at + length))
                            .as("bytes from " + at)
                            .isTrue();
                }
            }
        }
    }

    private FetchedBytes open(List<RowGroup> groups) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(HostedFiles.uri(file));
        FSDataInputStream stream =
                path.getFileSystem(HostedFiles.configuration()).open(path);
        return new FetchedBytes(
                new FSDataInputStream(stream) {
                    @Override
                    public void readVectored(List<? extends FileRange> ranges, IntFunction<ByteBuffer> allocate)
                            throws IOException {
                        requests++;
                        super.readVectored(ranges, allocate);
                    }
                },
                groups);
    }

    private static RowGroup group(Chunk... chunks) {
        Map<ColumnPath, Chunk> byColumn = new LinkedHashMap<>();
        for (Chunk chunk : chunks) {
            byColumn.put(ColumnPath.get("column" + byColumn.size()), chunk);
        }
        return new RowGroup(1, byColumn);
    }

    private static Chunk chunk(long start, long bytes) {
        return new Chunk(start, bytes, bytes, bytes, CompressionCodecName.UNCOMPRESSED, false);
    }
}
