package plasticity.source;

import java.io.IOException;

/** A file of which is known how much was read. */
final class CountedBytes implements FileBytes {
    private final FileBytes file;
    private long read;

    CountedBytes(FileBytes file) {
        this.file = file;
    }

    /** Bytes so far. */
    long read() {
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
