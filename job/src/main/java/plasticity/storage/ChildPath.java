package plasticity.storage;

import org.apache.hadoop.fs.Path;

/** Paths of files and directories in a directory, whatever their names. Hadoop by itself takes what stands before a colon for a URI's scheme. */
public final class ChildPath {
    private static final String HERE = "./";

    private ChildPath() {}

    /**
     * A file or directory below another one.
     *
     * @param directory null for the working directory
     * @param path its name, or its names with slashes
     */
    public static Path of(Path directory, String path) {
        return directory == null ? new Path(HERE + path) : new Path(directory, HERE + path);
    }
}
