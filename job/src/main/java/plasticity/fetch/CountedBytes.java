package plasticity.fetch;

import java.io.IOException;

/** Counts the bytes read from a file. */
public final class CountedBytes implements FileBytes {
    private final FileBytes file;
    private long read;

    public CountedBytes(FileBytes file) {
        this.file = file;
    }

    /** Number of bytes read so far. */
    public long read() {
        return read;
    }

    @Override
    public void nextGroup() throws IOException {
        file.nextGroup();
    }

    @Override
    public void read(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException {
        file.read(chunk, position, into, offset, length);
        read += length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
