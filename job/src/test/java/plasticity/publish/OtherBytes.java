package plasticity.publish;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files of which a shorter one is read back, as from a disk that lost what it was given. */
public final class OtherBytes extends RawLocalFileSystem {
    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        FSDataInputStream in = super.open(file, bufferSize);
        in.seek(1);
        return in;
    }
}
