package plasticity.fetch;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of an open file. Row groups are read in order; within a row group, reads of its column chunks alternate, each mostly sequential. */
public abstract class FileBytes implements Closeable {
    private long bytesRead;

    /** Moves to the next row group (at first to the first one). Chunks of earlier row groups are not read after this. */
    public abstract void nextGroup() throws IOException;

    /** Requests the first bytes without waiting for them, before the first row group; does nothing unless the file is in a store. */
    public abstract void fetchAhead() throws IOException;

    /**
     * Reads exactly {@code length} bytes.
     *
     * @param chunk of the current row group, contains all of the bytes
     * @param position of the first byte within the file
     * @throws IOException when the file ends before or cannot be read
     */
    public final void read(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException {
        copy(chunk, position, into, offset, length);
        bytesRead += length;
    }

    /** Reads for {@link #read}. */
    abstract void copy(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException;

    /** Number of bytes read so far. */
    public final long bytesRead() {
        return bytesRead;
    }
}
