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

/** The file of a lease: made only where none is, and touched. */
final class LeaseFile {
    /** S3A's of Hadoop 3.4.2 and later: an object is put only where there is none. */
    private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

    private static final int LONGEST = 1 << 16;

    private final Path path;
    private final FileSystem files;

    LeaseFile(Path path, Configuration hadoop) throws IOException {
        this.files = StagedFile.fileSystem(path, hadoop);
        this.path = files.makeQualified(path);
    }

    /**
     * What is there.
     *
     * @param content its text
     * @param modified milliseconds since 1970 by the store's clock
     */
    record State(String content, long modified) {
        Optional<LeaseHolder> holder() {
            return LeaseHolder.of(content);
        }
    }

    void makeDirectory() throws IOException {
        if (!files.mkdirs(path.getParent())) {
            throw new IOException("the directory " + path.getParent() + " cannot be created");
        }
    }

    /** Empty where there is none. */
    Optional<State> read() throws IOException {
        try {
            FileStatus status = files.getFileStatus(path);
            try (InputStream in = files.open(path)) {
                return Optional.of(new State(
                        new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8), status.getModificationTime()));
            }
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Makes the file where there is none. Whose it is then tells {@link #read}: a store may promise no condition, or make it and say that it failed. */
    void create(LeaseHolder holder) throws IOException {
        OutputStream file;
        try {
            file = newFile();
        } catch (IOException e) {
            requireThere(e);
            return;
        }
        try (file) {
            file.write(holder.bytes());
        } catch (IOException e) {
            if (StagedFile.appearsWhenClosed(files, path)) {
                requireThere(e); // such a store decides at the end who was first
                return;
            }
            delete(); // ours, and without its content, as on a full disk
            throw e;
        }
    }

    private void requireThere(IOException failure) throws IOException {
        if (!files.exists(path)) {
            throw failure;
        }
    }

    private OutputStream newFile() throws IOException {
        if (files.getUri().getScheme().equals("file")) {
            // Hadoop's own looks first and makes then.
            return Files.newOutputStream(
                    LocalPath.of(files, path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        if (!files.hasPathCapability(path, CONDITIONAL)) {
            return files.create(path, false);
        }
        FSDataOutputStreamBuilder<?, ?> conditional = files.createFile(path);
        conditional.must(CONDITIONAL, true);
        return conditional.build();
    }

    /**
     * Gives the file a new time of modification. A file system touches what is there, even if it became another's since it was read; an object
     * has to be put again.
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
