package plasticity.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** A file that becomes visible under its name only after it was written completely. */
public interface StagedFile {
    /** Opens the file for writing. */
    OutputStream create() throws IOException;

    /** Opens the written file for reading. */
    InputStream open() throws IOException;

    /** Makes the file visible, replacing an earlier one of this name. */
    void publish() throws IOException;

    /** Deletes the staged file. */
    void discard() throws IOException;

    /**
     * A file to be published at {@code target}.
     *
     * @param suffix of its temporary name, if it is staged next to the target
     */
    static StagedFile of(Path target, String suffix, Configuration hadoop) throws IOException {
        FileSystem files = fileSystem(target, hadoop);
        return appearsWhenClosed(files, target)
                ? new StoredObject(files, target)
                : new RenamedFile(files, target, suffix, hadoop);
    }

    /** The file system of a path; for local files one that writes no {@code .crc} files. */
    static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    /** Whether a new file becomes visible atomically when it is closed, as in object stores. There a rename would be a slow copy. */
    static boolean appearsWhenClosed(FileSystem files, Path path) throws IOException {
        return files.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM);
    }
}
