package plasticity.storage;

import java.nio.file.Path;
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
}
