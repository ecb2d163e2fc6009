package plasticity.tables;

import java.io.IOException;
import java.io.InputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** Reads a file from its start to its end in large pieces. Streams of Parquet's local files read single bytes unless they are read fully. */
final class SequentialStream extends InputStream {
    private final SeekableInputStream in;
    private long remaining;

    SequentialStream(InputFile file) throws IOException {
        in = file.newStream();
        remaining = file.getLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (remaining == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, remaining);
        in.readFully(bytes, offset, count);
        remaining -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
