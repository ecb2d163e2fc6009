package plasticity.testing;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.BlockLocation;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;

/** Local files that report the host at the start of their name as their location. */
public final class HostedFiles extends RawLocalFileSystem {
    private static final String SCHEME = "hosted";

    public static Configuration configuration() {
        Configuration hadoop = new Configuration(ReadHead.HADOOP);
        hadoop.set("fs." + SCHEME + ".impl", HostedFiles.class.getName());
        return hadoop;
    }

    public static String uri(java.nio.file.Path path) {
        return SCHEME + "://" + path;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public RemoteIterator<LocatedFileStatus> listLocatedStatus(Path directory) throws IOException {
        List<LocatedFileStatus> located = new ArrayList<>();
        for (FileStatus file : listStatus(directory)) {
            Path path = file.getPath();
            String host = path.getName().substring(0, path.getName().indexOf('-'));
            BlockLocation block = new BlockLocation(new String[0], new String[] {host}, 0, file.getLen());
            located.add(new LocatedFileStatus(
                    new FileStatus(file.getLen(), false, 1, 0, 0, path), new BlockLocation[] {block}));
        }
        return RemoteIterators.remoteIteratorFromIterable(located);
    }
}
