package plasticity.storage;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Files that hold bytes, as against directories, pipes and devices, which Hadoop takes for files, and links. */
public final class RegularFile {
    private RegularFile() {}

    /** Whether what a listing told of is one by itself. */
    public static boolean is(FileSystem files, FileStatus listed) {
        if (!listed.isFile() || listed.isSymlink()) {
            return false;
        }
        return !files.getUri().getScheme().equals("file")
                || Files.isRegularFile(LocalPath.of(files, listed.getPath()), LinkOption.NOFOLLOW_LINKS);
    }
}
