package plasticity.fetch;

import java.io.IOException;
import org.apache.parquet.io.SeekableInputStream;

/** A file that is quick to read wherever: on a disk of this machine. */
public record StreamedBytes(SeekableInputStream file) implements FileBytes {
    @Override
    public void nextGroup() {}

    @Override
    public void read(Chunk chunk, long position, byte[] into, int offset, int length) throws IOException {
        file.seek(position);
        file.readFully(into, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
