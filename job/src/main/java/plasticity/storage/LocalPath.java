package plasticity.storage;

import java.nio.file.Path;
import org.apache.hadoop.fs.FileSystem;

/** Files of this machine as Java's own file functions take them. */
public final class LocalPath {
    private LocalPath() {}

    /**
     * The same file.
     *
     * @param files those of this machine
     * @param path of {@code files}, with any characters: {@code Path.of(URI)} would refuse those outside ASCII
     * @throws java.nio.file.InvalidPathException when this JVM's locale has no such name
     */
    public static Path of(FileSystem files, org.apache.hadoop.fs.Path path) {
        return Path.of(files.makeQualified(path).toUri().getPath());
    }
}
