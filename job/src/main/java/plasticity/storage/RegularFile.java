package plasticity.storage;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Recognises regular files. Hadoop also reports pipes and devices as files. */
public final class RegularFile {
    private RegularFile() {}

    /** Whether a listed entry is a regular file, not a link. */
    public static boolean is(FileSystem files, FileStatus listed) {
        if (!listed.isFile() || listed.isSymlink()) {
            return false;
        }
        return !files.getUri().getScheme().equals("file")
                || Files.isRegularFile(LocalPath.of(files, listed.getPath()), LinkOption.NOFOLLOW_LINKS);
    }
}
