package plasticity.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.lease.Lease;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.ChildPath;
import plasticity.storage.FileSum;
import plasticity.storage.LocalCopies;
import plasticity.storage.StagedFile;

/**
 * Writes files atomically: each is first written to a temporary file, then all are published in the order in which they were staged. Files that
 * were not published are deleted on {@link #close}.
 */
public final class OutputCommitter implements AutoCloseable {
    /** Writes a file's content and leaves the stream open. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Configuration hadoop;
    private final String suffix = "." + UUID.randomUUID() + ".tmp";
    private final Map<Path, Staging> stagedByTarget = new LinkedHashMap<>();

    public OutputCommitter(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Checks before any work that a file can be written, and deletes temporary files of killed runs. Requires the lease.
     *
     * @param setting whose value the target is, for messages
     */
    public void requireWritable(String setting, String target) throws RunException {
        try {
            Path path = new Path(target);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            if (isDirectory(files, path)) {
                throw new RunException(setting + ": " + target + " is a directory, a file is expected");
            }
            Path parent = files.makeQualified(path).getParent();
            if (!files.mkdirs(parent)) {
                throw new RunException(setting + ": the directory " + parent + " cannot be created");
            }
            Path probe = ChildPath.of(parent, "." + path.getName() + suffix);
            files.create(probe, true).close();
            files.delete(probe, false);
            deleteLeftovers(files, parent, path.getName());
            new LocalCopies().sweep();
        } catch (IOException | RuntimeException | FSError e) {
            throw new RunException(setting + ": cannot write " + target + ": " + OneLine.of(e), e);
        }
    }

    /**
     * Deletes temporary files of killed runs next to a target that is not going to be written. Object stores have none, so they are not accessed.
     * Requires the lease.
     */
    void deleteLeftovers(String target) {
        try {
            Path path = qualified(target);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            if (!StagedFile.appearsWhenClosed(files, path)) {
                deleteLeftovers(files, path.getParent(), path.getName());
            }
        } catch (IOException | RunException | RuntimeException e) {
            // The next run that writes will delete them.
            System.getLogger(OutputCommitter.class.getName())
                    .log(System.Logger.Level.DEBUG, "leftovers not deleted: " + target, e);
        }
        new LocalCopies().sweep();
    }

    private static void deleteLeftovers(FileSystem files, Path directory, String name) throws IOException {
        Pattern temporary = Pattern.compile(Pattern.quote("." + name + ".") + UUID_TEXT + "\\.tmp");
        for (FileStatus leftover : files.listStatus(
                directory, path -> temporary.matcher(path.getName()).matches())) {
            files.delete(leftover.getPath(), false);
        }
    }

    boolean exists(String target) throws RunException {
        Path path = qualified(target);
        try {
            return path.getFileSystem(hadoop).exists(path);
        } catch (IOException e) {
            throw new RunException("cannot reach " + target + ": " + OneLine.of(e), e);
        }
    }

    /** Deletes a file if it exists. */
    public void delete(String target) throws RunException {
        Path path = qualified(target);
        try {
            StagedFile.fileSystem(path, hadoop).delete(path, false);
        } catch (IOException e) {
            throw new RunException("cannot remove " + target + ": " + OneLine.of(e), e);
        }
    }

    private Path qualified(String target) throws RunException {
        Path path = new Path(target);
        try {
            return StagedFile.fileSystem(path, hadoop).makeQualified(path);
        } catch (IOException e) {
            throw new RunException("cannot reach " + target + ": " + OneLine.of(e), e);
        }
    }

    /** The path under which a manifest lists a table. */
    String pathInManifest(String table, String manifest) throws RunException {
        return TablePath.of(qualified(table), qualified(manifest));
    }

    /** Writes a temporary file, verifies it by reading it back, and returns its size and checksum. */
    public FileSum stage(String target, Content content) throws RunException {
        Staging staging = stage(target);
        staging.write(content);
        return staging.end();
    }

    /** Starts a temporary file. Several can be written at the same time. */
    Staging stage(String target) throws RunException {
        Path path = new Path(target);
        try {
            Staging staging = new Staging(target, StagedFile.of(path, suffix, hadoop));
            stagedByTarget.put(path, staging);
            staging.open();
            return staging;
        } catch (IOException | FSError e) {
            throw unwritable(target, e);
        }
    }

    private static RunException unwritable(String target, Throwable cause) {
        return new RunException("cannot write " + target + ": " + OneLine.of(cause), cause);
    }

    /** Publishes all staged files. Stops with an exception if the lease is lost. */
    public void publish(Lease lease) throws RunException {
        for (Path target : stagedByTarget.keySet().toArray(Path[]::new)) {
            lease.requireHeld();
            try {
                stagedByTarget.get(target).file.publish();
            } catch (IOException e) {
                throw new RunException("cannot move the finished file to " + target + ": " + OneLine.of(e), e);
            }
            stagedByTarget.remove(target);
        }
    }

    /** Deletes the staged files that were not published; others can be staged afterwards. */
    @Override
    public void close() {
        stagedByTarget.forEach((target, staging) -> {
            try {
                staging.discard();
            } catch (IOException | FSError e) {
                // Not reported: the run has failed for another reason, and the file name ends in .tmp.
                System.getLogger(OutputCommitter.class.getName())
                        .log(System.Logger.Level.DEBUG, "temporary file not deleted: " + target, e);
            }
        });
        stagedByTarget.clear();
    }

    private static boolean isDirectory(FileSystem files, Path path) throws IOException {
        try {
            return files.getFileStatus(path).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** A temporary file that is being written. */
    static final class Staging {
        private final String target;
        private final StagedFile file;
        /** Null until the file is open. */
        private FileSum.HashingStream out;

        private Staging(String target, StagedFile file) {
            this.target = target;
            this.file = file;
        }

        private void open() throws IOException {
            out = new FileSum.HashingStream(file.create());
        }

        /** Writes a part of the content. */
        void write(Content part) throws RunException {
            try {
                part.writeTo(out);
            } catch (IOException
                    | UncheckedIOException
                    | FSError e) { // Hadoop's local file system reports a full disk as an Error
                throw unwritable(target, e);
            }
        }

        private void discard() throws IOException {
            try {
                if (out != null) {
                    out.close();
                }
            } finally {
                file.discard();
            }
        }

        /** Closes the file, verifies it by reading it back, and returns its size and checksum. */
        FileSum end() throws RunException {
            FileSum written = out.sum();
            try {
                out.close();
                try (InputStream in = file.open()) {
                    if (!FileSum.of(in, written.bytes()).equals(written)) {
                        throw new IOException(
                                "read-back verification failed: the file differs from what was written (faulty"
                                        + " disk or store?)");
                    }
                }
                return written;
            } catch (IOException | FSError e) {
                throw unwritable(target, e);
            }
        }
    }
}
