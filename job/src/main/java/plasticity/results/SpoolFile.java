package plasticity.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import plasticity.messages.OneLine;

/**
 * A file in the driver's temporary directory with appends and random reads. It is deleted while open, so nothing outlives the process, however
 * that ends. An interrupted thread does not close it for others, as it would close a channel.
 */
final class SpoolFile implements AutoCloseable {
    private final RandomAccessFile file;
    private final Path directory;
    private long end;

    private SpoolFile(RandomAccessFile file, Path directory) {
        this.file = file;
        this.directory = directory;
    }

    /** @throws IOException with {@code java.io.tmpdir} in its message if the file cannot be created */
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

    /** Opens an existing file. */
    static SpoolFile over(Path path) throws IOException {
        return new SpoolFile(new RandomAccessFile(path.toFile(), "rw"), path.getParent());
    }

    /** The offset of the next append. */
    synchronized long end() {
        return end;
    }

    /** Free space of the disk, in bytes. */
    long usableBytes() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }

    /**
     * Appends bytes. The next append overwrites what a failed one has written.
     *
     * @return the range of the bytes
     * @throws IOException with {@code java.io.tmpdir} in its message
     */
    synchronized Range append(byte[] bytes, int length) throws IOException {
        try {
            file.seek(end);
            file.write(bytes, 0, length);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
        Range range = new Range(this, end, length);
        end += length;
        return range;
    }

    synchronized void read(long position, byte[] into, int offset, int length) throws IOException {
        file.seek(position);
        file.readFully(into, offset, length);
    }

    /** The bytes of a range, as a stream that need not be closed. */
    InputStream stream(long begin, long end) {
        return new InputStream() {
            private long next = begin;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = (int) Math.min(length, end - next);
                if (count <= 0) {
                    return length == 0 ? 0 : -1;
                }
                SpoolFile.this.read(next, into, offset, count);
                next += count;
                return count;
            }
        };
    }

    /** Discards what follows. */
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
                        + "); free space there, or set another directory with -Djava.io.tmpdir",
                cause);
    }

    /**
     * The gzip member of a result in a file on the driver's disk.
     *
     * @param offset of the member within the file
     * @param length of the member
     */
    record Range(SpoolFile file, long offset, int length) {
        /** The member, compressed. */
        byte[] member() throws IOException {
            byte[] member = new byte[length];
            file.read(offset, member, 0, length);
            return member;
        }

        /**
         * The line of the member.
         *
         * @param limit maximum length of the line, in bytes
         * @throws IOException if it is longer, or damaged
         */
        byte[] line(int limit) throws IOException {
            return Gzip.line(member(), limit);
        }
    }
}
