package plasticity.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** A file that is written whole before it is seen under its name. */
public interface StagedFile {
    /** Opens the file for writing; what a failure leaves unfinished is never published. */
    OutputStream create() throws IOException;

    /** Opens what was written and closed. */
    InputStream open() throws IOException;

    /** Makes it seen, in place of an earlier file of the name. */
    void publish() throws IOException;

    /** Removes it. */
    void discard() throws IOException;

    /**
     * A file that is to appear at {@code target}.
     *
     * @param suffix of its name until then, where it lies beside the target
     */
    static StagedFile of(Path target, String suffix, Configuration hadoop) throws IOException {
        FileSystem files = fileSystem(target, hadoop);
        return appearsWhenClosed(files, target)
                ? new StoredObject(files, target)
                : new RenamedFile(files, target, suffix, hadoop);
    }

    /** Local files come without Hadoop's {@code .crc} companions. */
    static FileSystem fileSystem(Path path, Configuration hadoop) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    /** Whether nothing is seen of a new file before it is closed, and all of it then, as in an object store, where a rename is a slow copy. */
    static boolean appearsWhenClosed(FileSystem files, Path path) throws IOException {
        return files.hasPathCapability(path, CommonPathCapabilities.ABORTABLE_STREAM);
    }
}
