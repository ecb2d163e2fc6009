package plasticity.lease;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.storage.LocalPath;
import plasticity.storage.StagedFile;

/** The file of a lease. It is created only if it does not exist, and renewed by a new modification time. */
final class LeaseFile {
    /** Option of S3A since Hadoop 3.4.2: puts an object only if there is none. */
    private static final String CONDITIONAL_CREATE = "fs.option.create.conditional.overwrite";

    private static final int MAX_BYTES = 1 << 16;

    private final Path path;
    private final FileSystem files;

    /** Creates the directory if it is missing. */
    LeaseFile(Path path, Configuration hadoop) throws IOException {
        this.files = StagedFile.fileSystem(path, hadoop);
        this.path = files.makeQualified(path);
        if (!files.mkdirs(this.path.getParent())) {
            throw new IOException("the directory " + this.path.getParent() + " cannot be created");
        }
    }

    /**
     * The state of an existing lease file.
     *
     * @param content its text
     * @param modified milliseconds since 1970 by the store's clock
     */
    record State(String content, long modified) {
        /** Empty if the content is not a lease, or not completely written yet. */
        Optional<LeaseHolder> holder() {
            return LeaseHolder.parse(content);
        }

        boolean isHeldBy(LeaseHolder holder) {
            return holder().filter(current -> current.id().equals(holder.id())).isPresent();
        }
    }

    /** Empty if the file does not exist. */
    Optional<State> read() throws IOException {
        try {
            FileStatus status = files.getFileStatus(path);
            try (InputStream in = files.open(path)) {
                return Optional.of(new State(
                        new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8), status.getModificationTime()));
            }
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Creates the file if it does not exist. Only {@link #read} shows who holds the lease afterwards: a store may not support conditional creation,
     * or may create the file and report a failure.
     */
    void create(LeaseHolder holder) throws IOException {
        OutputStream file;
        try {
            file = openNew();
        } catch (IOException e) {
            requireExists(e);
            return;
        }
        try (file) {
            file.write(holder.bytes());
        } catch (IOException e) {
            if (StagedFile.appearsWhenClosed(files, path)) {
                requireExists(e); // such a store decides on close who was first
                return;
            }
            delete(); // we created it, but it is incomplete, for example because the disk is full
            throw e;
        }
    }

    private void requireExists(IOException failure) throws IOException {
        if (!files.exists(path)) {
            throw failure;
        }
    }

    private OutputStream openNew() throws IOException {
        if (files.getUri().getScheme().equals("file")) {
            // Hadoop's local file system does not create files atomically.
            return Files.newOutputStream(
                    LocalPath.of(files, path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        if (!files.hasPathCapability(path, CONDITIONAL_CREATE)) {
            return files.create(path, false);
        }
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(path);
        builder.must(CONDITIONAL_CREATE, true);
        return builder.build();
    }

    /**
     * Updates the modification time. A file system updates the existing file, even if another run has replaced it since it was read; an object has
     * to be written again.
     */
    void renew(LeaseHolder holder) throws IOException {
        if (StagedFile.appearsWhenClosed(files, path)) {
            try (OutputStream out = files.create(path, true)) {
                out.write(holder.bytes());
            }
        } else {
            files.setTimes(path, System.currentTimeMillis(), -1);
        }
    }

    void delete() throws IOException {
        files.delete(path, false);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
