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
 * Files that appear whole or not at all: each is written aside, and all are published together, in the order in which they were written. What
 * was not published is removed on {@link #close}.
 */
public final class OutputCommitter implements AutoCloseable {
    /** Writes a file's content and leaves the stream open. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String UUID_TEXT = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Configuration hadoop;
    private final String suffix = "." + UUID.randomUUID() + ".tmp";
    private final Map<Path, StagedFile> stagedByTarget = new LinkedHashMap<>();

    public OutputCommitter(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Sees before any work that a file can be written, and removes what a run that was killed left aside. There must be no other run.
     *
     * @param setting whose value the target is, for messages
     */
    public void require(String setting, String target) throws RunException {
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
            sweep(files, parent, path.getName());
            new LocalCopies().sweep();
        } catch (IOException | RuntimeException | FSError e) {
            throw new RunException(setting + ": cannot write " + target + ": " + OneLine.of(e), e);
        }
    }

    /**
     * Removes what a run that was killed left aside, beside a target that is not to be written. In a store nothing lies aside, so it is not asked.
     * There must be no other run.
     */
    void sweep(String target) {
        try {
            Path path = qualified(target);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            if (!StagedFile.appearsWhenClosed(files, path)) {
                sweep(files, path.getParent(), path.getName());
            }
        } catch (IOException | RunException | RuntimeException e) {
            // What cannot be removed now is removed by the next run that writes.
            System.getLogger(OutputCommitter.class.getName()).log(System.Logger.Level.DEBUG, "not swept: " + target, e);
        }
        new LocalCopies().sweep();
    }

    private static void sweep(FileSystem files, Path directory, String name) throws IOException {
        Pattern aside = Pattern.compile(Pattern.quote("." + name + ".") + UUID_TEXT + "\\.tmp");
        for (FileStatus left : files.listStatus(
                directory, path -> aside.matcher(path.getName()).matches())) {
            files.delete(left.getPath(), false);
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

    /** Removes a file that may be there. */
    public void remove(String target) throws RunException {
        Path path = qualified(target);
        try {
            StagedFile.fileSystem(path, hadoop).delete(path, false);
        } catch (IOException e) {
            throw new RunException("cannot remove " + target + ": " + OneLine.of(e), e);
        }
    }

    /** A target with its scheme and whole path. */
    Path qualified(String target) throws RunException {
        Path path = new Path(target);
        try {
            return StagedFile.fileSystem(path, hadoop).makeQualified(path);
        } catch (IOException e) {
            throw new RunException("cannot reach " + target + ": " + OneLine.of(e), e);
        }
    }

    /** How a manifest names a table. */
    String nameOf(String table, String manifest) throws RunException {
        return TablePath.of(qualified(table), qualified(manifest));
    }

    /** Writes a file aside, reads it back and returns what it is. */
    public FileSum stage(String target, Content content) throws RunException {
        Path path = new Path(target);
        try {
            StagedFile staged = StagedFile.of(path, suffix, hadoop);
            stagedByTarget.put(path, staged);
            FileSum written;
            try (FileSum.HashingStream out = new FileSum.HashingStream(staged.create())) {
                content.writeTo(out);
                written = out.sum();
            }
            try (InputStream in = staged.open()) {
                if (!FileSum.of(in, written.bytes()).equals(written)) {
                    throw new IOException(
                            "what was written does not read back as it was; the disk or store is at fault");
                }
            }
            return written;
        } catch (IOException
                | UncheckedIOException // of rows that are read from this machine's disk
                | FSError e) { // Hadoop's local files tell of a full disk by an Error
            throw new RunException("cannot write " + target + ": " + OneLine.of(e), e);
        }
    }

    /** Publishes every staged file, as long as the lease is ours. */
    public void publish(Lease lease) throws RunException {
        for (Path target : stagedByTarget.keySet().toArray(Path[]::new)) {
            lease.require();
            try {
                stagedByTarget.get(target).publish();
            } catch (IOException e) {
                throw new RunException("cannot put the finished file at " + target + ": " + OneLine.of(e), e);
            }
            stagedByTarget.remove(target);
        }
    }

    @Override
    public void close() {
        discard();
    }

    /** Removes what was written aside and not published. */
    void discard() {
        stagedByTarget.forEach((target, staged) -> {
            try {
                staged.discard();
            } catch (IOException e) {
                // The name says that it is temporary, and the run's own failure is the news.
                System.getLogger(OutputCommitter.class.getName())
                        .log(System.Logger.Level.DEBUG, "left behind what was to become " + target, e);
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
}
