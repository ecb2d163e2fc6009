package plasticity.storage;

import org.apache.hadoop.fs.Path;

/** Builds paths below a directory. Unlike Hadoop's constructors, it accepts names with colons, which Hadoop parses as the scheme of a URI. */
public final class ChildPath {
    private static final String CURRENT = "./";

    private ChildPath() {}

    /**
     * A path below a directory.
     *
     * @param directory null for the working directory
     * @param path relative, with slashes as separators
     */
    public static Path of(Path directory, String path) {
        return directory == null ? new Path(CURRENT + path) : new Path(directory, CURRENT + path);
    }
}
