package plasticity.storage;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Converts Hadoop paths of local files to {@link java.nio.file.Path}. */
public final class LocalPath {
    private LocalPath() {}

    /**
     * Converts a path, which unlike for {@code Path.of(URI)} may contain non-ASCII characters.
     *
     * @param files the local file system
     * @throws java.nio.file.InvalidPathException if the locale of this JVM cannot represent the name
     */
    public static Path of(FileSystem files, org.apache.hadoop.fs.Path path) {
        return Path.of(files.makeQualified(path).toUri().getPath());
    }

    /** Whether a listed entry is a regular file, not a link. Hadoop also reports local pipes and devices as files. */
    public static boolean isRegular(FileSystem files, FileStatus listed) {
        return listed.isFile()
                && !listed.isSymlink()
                && (!files.getUri().getScheme().equals("file")
                        || Files.isRegularFile(of(files, listed.getPath()), LinkOption.NOFOLLOW_LINKS));
    }
}
