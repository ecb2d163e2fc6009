package plasticity.results;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import plasticity.messages.OneLine;

/**
 * A file of the driver's temporary directory, to which is appended and from which is read at any place. It has no name once it is open, so
 * nothing of it outlives the process, however that ends. An interrupted thread does not close it for the others, as it would a channel.
 */
final class SpoolFile implements AutoCloseable {
    private final RandomAccessFile file;
    private final Path directory;
    private long end;

    private SpoolFile(RandomAccessFile file, Path directory) {
        this.file = file;
        this.directory = directory;
    }

    /** @throws IOException that names {@code java.io.tmpdir} when there can be none */
    static SpoolFile create() throws IOException {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static SpoolFile createIn(Path directory) throws IOException {
        try {
            Path path = Files.createTempFile(directory, "plasticity-", ".results.tmp");
            SpoolFile file = over(path);
            Files.delete(path);
            return file;
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Over a file that is there. */
    static SpoolFile over(Path path) throws IOException {
        return new SpoolFile(new RandomAccessFile(path.toFile(), "rw"), path.getParent());
    }

    /** Where the next bytes go. */
    synchronized long end() {
        return end;
    }

    /** Bytes that still fit onto the disk, by what the system says. */
    long room() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /**
     * Appends; what failed is overwritten by what comes next.
     *
     * @return where the bytes lie
     * @throws IOException that names {@code java.io.tmpdir}
     */
    synchronized SpoolRange append(byte[] bytes, int length) throws IOException {
        try {
            file.seek(end);
            file.write(bytes, 0, length);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
        SpoolRange place = new SpoolRange(this, end, length);
        end += length;
        return place;
    }

    synchronized void read(long offset, byte[] into, int length) throws IOException {
        file.seek(offset);
        file.readFully(into, 0, length);
    }

    /** Forgets what lies behind. */
    synchronized void truncate(long length) throws IOException {
        file.setLength(length);
        end = length;
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private static IOException unwritable(Path directory, IOException cause) {
        return new IOException(
                "results cannot be written to " + directory + " (" + OneLine.of(cause)
                        + "); make room there, or name another place by -Djava.io.tmpdir",
                cause);
    }
}
