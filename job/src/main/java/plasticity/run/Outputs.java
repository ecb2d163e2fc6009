package plasticity.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import plasticity.source.OneLine;

/**
 * Files that appear whole or not at all: each is written under another name beside its place, and all are moved into place together, in the
 * order in which they were written. What was not moved is removed on {@link #close}.
 */
final class Outputs implements AutoCloseable {
    /** Writes a file's content and leaves the stream open. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Configuration hadoop;
    private final String suffix = "." + UUID.randomUUID() + ".tmp";
    private final Map<Path, Path> stagedByTarget = new LinkedHashMap<>();

    Outputs(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Sees before any work that a file can be written.
     *
     * @param setting whose value the target is, for messages
     */
    void require(String setting, String target) throws RunException {
        try {
            Path path = new Path(target);
            FileSystem files = fileSystem(path);
            if (isDirectory(files, path)) {
                throw new RunException(setting + ": " + target + " is a directory, a file is expected");
            }
            Path parent = parent(path, files);
            if (!files.mkdirs(parent)) {
                throw new RunException(setting + ": the directory " + parent + " cannot be created");
            }
            Path probe = staged(path);
            files.create(probe, true).close();
            files.delete(probe, false);
        } catch (IOException | RuntimeException | FSError e) {
            throw new RunException(setting + ": cannot write " + target + ": " + OneLine.of(e), e);
        }
    }

    /** Writes a file aside and returns the SHA-256 of its bytes in hexadecimal. */
    String stage(String target, Content content) throws RunException {
        Path path = new Path(target);
        Path staged = staged(path);
        MessageDigest digest = sha256();
        try {
            stagedByTarget.put(path, staged);
            FileSystem files = fileSystem(path);
            files.mkdirs(parent(path, files));
            try (FSDataOutputStream file = files.create(staged, true)) {
                OutputStream out = new DigestOutputStream(file, digest);
                content.writeTo(out);
                out.flush();
                if (file.hasCapability(StreamCapabilities.HSYNC)) {
                    file.hsync();
                }
            }
        } catch (IOException | FSError e) { // Hadoop's local files tell of a full disk by an Error
            throw new RunException("cannot write " + target + ": " + OneLine.of(e), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Moves every staged file into its place. */
    void publish() throws RunException {
        for (Path target : stagedByTarget.keySet().toArray(Path[]::new)) {
            try {
                move(stagedByTarget.get(target), target);
            } catch (IOException e) {
                throw new RunException("cannot move the finished file to " + target + ": " + OneLine.of(e), e);
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
        for (Map.Entry<Path, Path> entry : stagedByTarget.entrySet()) {
            try {
                fileSystem(entry.getKey()).delete(entry.getValue(), false);
            } catch (IOException e) {
                // The name says that it is temporary, and the run's own failure is the news.
                System.getLogger(Outputs.class.getName())
                        .log(System.Logger.Level.DEBUG, "left behind " + entry.getValue(), e);
            }
        }
        stagedByTarget.clear();
    }

    private void move(Path from, Path to) throws IOException {
        FileSystem files = fileSystem(to);
        if (files.getUri().getScheme().equals("file")) {
            // Replaces in one step, which Hadoop's own local rename does not promise.
            Files.move(
                    Paths.get(files.makeQualified(from).toUri()),
                    Paths.get(files.makeQualified(to).toUri()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            FileContext.getFileContext(files.getUri(), hadoop)
                    .rename(files.makeQualified(from), files.makeQualified(to), Options.Rename.OVERWRITE);
        }
    }

    /** Local files without Hadoop's {@code .crc} companions. */
    private FileSystem fileSystem(Path path) throws IOException {
        FileSystem files = path.getFileSystem(hadoop);
        return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    }

    private Path staged(Path target) {
        return new Path(
                target.getParent() == null ? new Path(".") : target.getParent(), "." + target.getName() + suffix);
    }

    private static Path parent(Path path, FileSystem files) {
        return files.makeQualified(path).getParent();
    }

    private static boolean isDirectory(FileSystem files, Path path) throws IOException {
        try {
            return files.getFileStatus(path).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
