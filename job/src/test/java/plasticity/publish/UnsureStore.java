package plasticity.publish;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/** A store under {@code unsure:///} that creates a new object and then reports a failure. */
public final class UnsureStore extends RawLocalFileSystem {
    @Override
    public URI getUri() {
        return URI.create("unsure:///");
    }

    @Override
    public boolean hasPathCapability(Path path, String capability) throws IOException {
        return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM) || super.hasPathCapability(path, capability);
    }

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        FSDataOutputStream created = super.create(path, overwrite, bufferSize, replication, blockSize, progress);
        return overwrite ? created : new FSDataOutputStream(new FailsOnClose(created), null);
    }

    private static final class FailsOnClose extends FilterOutputStream {
        private FailsOnClose(OutputStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            super.close();
            throw new IOException("the answer was lost");
        }
    }
}
