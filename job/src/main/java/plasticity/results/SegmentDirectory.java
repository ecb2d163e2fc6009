package plasticity.results;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.storage.FileSum;
import plasticity.storage.LocalPath;
import plasticity.storage.StagedFile;

/** The directory of the segments, {@code .run.json.results/} next to {@code run.json}. The name of a segment is the SHA-256 of its bytes. */
final class SegmentDirectory {
    private static final String SUFFIX = ".jsonl.gz";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}" + Pattern.quote(SUFFIX));
    private static final Pattern STAGED = Pattern.compile("\\." + NAME + "\\.[0-9a-f-]{36}\\.tmp");

    private final Path path;
    private final Configuration hadoop;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    SegmentDirectory(Path manifest, Configuration hadoop) {
        this.path = ResultStore.directoryOf(manifest);
        this.hadoop = hadoop;
    }

    /**
     * A segment that this program may delete.
     *
     * @param bytes its length
     */
    record Segment(String name, long bytes) {}

    /** Writes a segment's bytes. It leaves the stream open. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** All entries except staged files; empty if the directory does not exist. */
    List<FileStatus> list() throws IOException {
        List<FileStatus> found = new ArrayList<>();
        for (FileStatus file : listing()) {
            if (file.getPath().equals(files().makeQualified(path))) {
                throw new IOException("is a file, a directory is expected");
            }
            if (!isStaged(file)) {
                found.add(file);
            }
        }
        return found;
    }

    /** Deletes staged files of writers that were killed. There must be no other writer. */
    void sweep() throws IOException {
        for (FileStatus file : listing()) {
            if (isStaged(file)) {
                files().delete(file.getPath(), false);
            }
        }
    }

    /** Does so on file systems on which files are staged. */
    void sweepStaged() throws IOException {
        if (!StagedFile.appearsWhenClosed(files(), path)) {
            sweep();
        }
    }

    private FileStatus[] listing() throws IOException {
        try {
            return files().listStatus(path);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    private static boolean isStaged(FileStatus file) {
        return STAGED.matcher(file.getPath().getName()).matches();
    }

    /** Whether an entry has the name of a segment and is a file. */
    boolean isSegment(FileStatus listed) throws IOException {
        return NAME.matcher(listed.getPath().getName()).matches() && LocalPath.isRegular(files(), listed);
    }

    /**
     * Appends a segment to a file on the driver's disk.
     *
     * @return whether the name is that of the bytes
     */
    boolean copy(FileStatus segment, SpoolFile target) throws IOException {
        if (segment.getLen() > target.usableBytes() / 2) {
            throw new IOException("its " + segment.getLen() + " bytes exceed half of the free space in java.io.tmpdir");
        }
        FileSum.HashingStream sum = new FileSum.HashingStream(OutputStream.nullOutputStream());
        long left = segment.getLen();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = files().open(segment.getPath())) {
            int count = in.read(buffer);
            while (count >= 0 && left >= 0) {
                sum.write(buffer, 0, count);
                target.append(buffer, count);
                left -= count;
                count = in.read(buffer);
            }
        }
        return nameOf(sum.sum()).equals(segment.getPath().getName());
    }

    /**
     * Reads the header of a segment only.
     *
     * @throws IOException if it has none
     */
    SegmentHeader header(FileStatus segment) throws IOException {
        try (InputStream in = new GZIPInputStream(files().open(segment.getPath()))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            while (next >= 0 && next != '\n' && line.size() < SegmentHeader.MAX_BYTES) {
                line.write(next);
                next = in.read();
            }
            return SegmentHeader.read(line.toByteArray());
        }
    }

    /**
     * Writes a segment, which appears when it is complete.
     *
     * @param content writes the same bytes on each call
     */
    Segment write(Content content) throws IOException {
        FileSum sum = write(content, OutputStream.nullOutputStream());
        Segment segment = new Segment(nameOf(sum), sum.bytes());
        StagedFile staged = StagedFile.of(new Path(path, segment.name()), "." + UUID.randomUUID() + ".tmp", hadoop);
        try {
            if (!write(content, staged.create()).equals(sum)) {
                throw new IOException("the content of java.io.tmpdir was modified");
            }
            staged.publish();
        } catch (IOException
                | RuntimeException
                | FSError e) { // Hadoop's local file system reports a full disk by an Error
            discard(staged, e);
            throw e;
        }
        return segment;
    }

    private static FileSum write(Content content, OutputStream target) throws IOException {
        try (FileSum.HashingStream out = new FileSum.HashingStream(target)) {
            content.writeTo(out);
            return out.sum();
        }
    }

    private static void discard(StagedFile staged, Throwable failure) {
        try {
            staged.discard();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    void delete(String name) throws IOException {
        files().delete(new Path(path, name), false);
    }

    /** Adds a warning about the directory. */
    void warn(String text) {
        warnings.add(path + ": " + text);
    }

    /** Adds a warning about an entry. */
    void warn(String name, String text) {
        warnings.add(shortPath(name) + ": " + text);
    }

    /** One line each, prefixed by the path concerned. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** {@code results/.run.json.results/0a1b2c3d4e5f….jsonl.gz}. */
    private String shortPath(String name) {
        return path + "/" + (NAME.matcher(name).matches() ? name.substring(0, 12) + "…" + SUFFIX : name);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private FileSystem files() throws IOException {
        return StagedFile.fileSystem(path, hadoop);
    }

    private static String nameOf(FileSum sum) {
        return sum.sha256() + SUFFIX;
    }
}
