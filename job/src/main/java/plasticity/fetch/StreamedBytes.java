package plasticity.fetch;

import java.io.IOException;
import org.apache.parquet.io.SeekableInputStream;

/** Reads a file on a local disk, where any position is quick to read. */
public final class StreamedBytes extends FileBytes {
    private final SeekableInputStream file;

    public StreamedBytes(SeekableInputStream file) {
        this.file = file;
    }

    @Override
    public void fetchAhead() {}

    @Override
    public void nextGroup() {}

    @Override
    void copy(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException {
        LibraryCall.run(() -> {
            file.seek(position);
            file.readFully(into, offset, length);
        });
    }

    @Override
    public void close() throws IOException {
        LibraryCall.run(file::close);
    }
}
