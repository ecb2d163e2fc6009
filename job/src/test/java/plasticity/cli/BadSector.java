package plasticity.cli;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local file system on which only the second half of the file of {@code l00h04q} is readable: its footer, but not its rows. */
public final class BadSector extends RawLocalFileSystem {
    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        FSDataInputStream in = super.open(file, bufferSize);
        return file.getParent().getName().equals("l00h04q")
                ? new FSDataInputStream(new Half(in, getFileStatus(file).getLen() / 2))
                : in;
    }

    private static final class Half extends FSInputStream {
        private final FSDataInputStream file;
        private final long begin;

        Half(FSDataInputStream file, long begin) {
            this.file = file;
            this.begin = begin;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (file.getPos() < begin) {
                throw new IOException("unreadable sector");
            }
            return file.read(bytes, offset, length);
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return file.getPos();
        }

        @Override
        public boolean seekToNewSource(long position) {
            return false;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
