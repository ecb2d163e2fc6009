package plasticity.testing;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;

/** Local files under a separate scheme, counting how often they are opened and closed. */
public final class CountedFiles extends RawLocalFileSystem {
    /** The setting that registers them. */
    public static final String SETTING = "fs.counted.impl";

    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final AtomicInteger CLOSED = new AtomicInteger();

    public static Configuration configuration() {
        Configuration hadoop = new Configuration(ReadHead.HADOOP);
        hadoop.set(SETTING, CountedFiles.class.getName());
        return hadoop;
    }

    public static String uri(java.nio.file.Path path) {
        return "counted://" + path;
    }

    /** Resets the counts. */
    public static void forget() {
        OPENED.set(0);
        CLOSED.set(0);
    }

    public static int opened() {
        return OPENED.get();
    }

    public static int closed() {
        return CLOSED.get();
    }

    @Override
    public URI getUri() {
        return URI.create("counted:///");
    }

    /** Only basic metadata: permissions are available for the scheme of local files only. */
    @Override
    public RemoteIterator<LocatedFileStatus> listLocatedStatus(Path directory) throws IOException {
        List<LocatedFileStatus> found = new ArrayList<>();
        for (FileStatus file : listStatus(directory)) {
            FileStatus plain = new FileStatus(file.getLen(), false, 1, 0, file.getModificationTime(), file.getPath());
            found.add(new LocatedFileStatus(plain, new BlockLocation[0]));
        }
        return RemoteIterators.remoteIteratorFromIterable(found);
    }

    @Override
    public FSDataInputStream open(Path file, int bufferSize) throws IOException {
        OPENED.incrementAndGet();
        return new FSDataInputStream(super.open(file, bufferSize)) {
            @Override
            public void close() throws IOException {
                CLOSED.incrementAndGet();
                super.close();
            }
        };
    }
}
