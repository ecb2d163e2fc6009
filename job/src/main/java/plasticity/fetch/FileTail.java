package plasticity.fetch;

import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file whose footer is read. Opening it reads its last bytes in one request, which nearly always include the footer; anything before is
 * requested when it is read. Footers grow with their files, by some hundred bytes per row group.
 *
 * @param opening opens the file
 */
public record FileTail(long length, IoSupplier<FSDataInputStream> opening) implements InputFile {
    private static final int SMALLEST = 1 << 13;
    private static final int LARGEST = 1 << 16;
    /** Bytes of a file per byte of its tail. */
    private static final int RATIO = 64;

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        FSDataInputStream file = opening.get();
        try {
            byte[] tail = new byte[(int) Math.min(length, Math.max(SMALLEST, Math.min(LARGEST, length / RATIO)))];
            LibraryCall.run(() -> file.readFully(length - tail.length, tail));
            return HadoopStreams.wrap(new FSDataInputStream(new Bytes(file, length, tail)));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static final class Bytes extends FSInputStream {
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
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long target) throws IOException {
            if (target < 0 || target > length) {
                throw new EOFException("no position " + target + " in a file of " + length + " bytes");
            }
            position = target;
        }

        @Override
        public boolean seekToNewSource(long target) {
            return false;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            return LibraryCall.callback(() -> copy(into, offset, count));
        }

        private int copy(byte[] into, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (position >= length) {
                return -1;
            }
            long start = length - tail.length;
            int copied = (int) Math.min(count, (position < start ? start : length) - position);
            if (position < start) {
                LibraryCall.run(() -> file.readFully(position, into, offset, copied));
            } else {
                System.arraycopy(tail, (int) (position - start), into, offset, copied);
            }
            position += copied;
            return copied;
        }

        @Override
        public void close() throws IOException {
            LibraryCall.run(file::close);
        }
    }
}
