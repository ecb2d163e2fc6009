package plasticity.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Local file system that reverses the order of listings. */
public final class ReversedListing extends LocalFileSystem {
    @Override
    public FileStatus[] listStatus(Path directory) throws IOException {
        FileStatus[] entries = super.listStatus(directory);
        Collections.reverse(Arrays.asList(entries));
        return entries;
    }
}
