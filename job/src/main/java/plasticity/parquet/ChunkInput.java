package plasticity.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import plasticity.fetch.Chunk;
import plasticity.fetch.FileBytes;

/**
 * The bytes of a column chunk, read one window at a time. Memory is bounded by a window, whatever the size of the chunk. Reads of several
 * chunks of a file may alternate.
 */
final class ChunkInput extends InputStream {
    private static final int WINDOW = 1 << 16;

    private final FileBytes file;
    private final Chunk chunk;
    private final long end;
    /** Position in the file of the next window. */
    private long next;

    private final byte[] window;
    private int at;
    /** Bytes in the window. */
    private int filled;

    ChunkInput(FileBytes file, Chunk chunk) {
        this.file = file;
        this.chunk = chunk;
        this.next = chunk.start();
        this.end = chunk.end();
        this.window = new byte[(int) Math.min(WINDOW, chunk.bytes())];
    }

    /** Number of bytes that were not read yet. */
    long left() {
        return end - next + filled - at;
    }

    @Override
    public int read() throws IOException {
        if (at == filled && !fill()) {
            return -1;
        }
        return window[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(window, at, into, offset, count);
        at += count;
        return count;
    }

    /** Reads exactly {@code length} bytes; those beyond the window go directly from the file into the array. */
    void readFully(byte[] into, int length) throws IOException {
        if (length > left()) {
            throw new EOFException("the column chunk ends within a page");
        }
        int buffered = Math.min(length, filled - at);
        System.arraycopy(window, at, into, 0, buffered);
        at += buffered;
        if (buffered < length) {
            file.read(chunk, next, into, buffered, length - buffered);
            next += length - buffered;
        }
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, left()));
        long buffered = Math.min(skipped, filled - at);
        at += (int) buffered;
        next += skipped - buffered;
        return skipped;
    }

    private boolean fill() throws IOException {
        int size = (int) Math.min(window.length, end - next);
        if (size == 0) {
            return false;
        }
        file.read(chunk, next, window, 0, size);
        next += size;
        at = 0;
        filled = size;
        return true;
    }
}
