package plasticity.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file whose footer is wanted. Its last bytes come in one piece, and with them nearly every footer; what lies before comes when it is asked
 * for. Footers grow with their files, by some hundred bytes a row group.
 */
public record FileTail(long length, Opening opening) implements InputFile {
    private static final int LEAST = 1 << 13;
    private static final int MOST = 1 << 16;
    private static final int SHARE = 64;

    /** Opens the file. */
    public interface Opening {
        FSDataInputStream open() throws IOException;
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        FSDataInputStream file = opening.open();
        try {
            byte[] tail = new byte[(int) Math.min(length, Math.max(LEAST, Math.min(MOST, length / SHARE)))];
            file.readFully(length - tail.length, tail);
            return new Seekable(new Bytes(file, length, tail));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static final class Seekable extends DelegatingSeekableInputStream {
        private final Bytes bytes;

        private Seekable(Bytes bytes) {
            super(bytes);
            this.bytes = bytes;
        }

        @Override
        public long getPos() {
            return bytes.position;
        }

        @Override
        public void seek(long position) throws IOException {
            if (position < 0 || position > bytes.length) {
                throw new EOFException("no position " + position + " in a file of " + bytes.length + " bytes");
            }
            bytes.position = position;
        }
    }

    private static final class Bytes extends InputStream {
        private final FSDataInputStream file;
        private final long length;
        private final byte[] tail;
        private long position;

        private Bytes(FSDataInputStream file, long length, byte[] tail) {
            this.file = file;
            this.length = length;
            this.tail = tail;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (position >= length) {
                return -1;
            }
            long start = length - tail.length;
            int taken = (int) Math.min(count, (position < start ? start : length) - position);
            if (position < start) {
                file.readFully(position, into, offset, taken);
            } else {
                System.arraycopy(tail, (int) (position - start), into, offset, taken);
            }
            position += taken;
            return taken;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
