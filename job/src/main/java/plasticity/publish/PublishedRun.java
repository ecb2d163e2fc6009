package plasticity.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.LocalPath;
import plasticity.storage.StagedFile;

/** The tables of a run as a reader finds them, held against their manifest. */
public final class PublishedRun {
    private static final String NAME = "run.json";
    /** Far beyond any run's; what is longer is no manifest. */
    private static final int LONGEST = 1 << 24;

    private final Path manifest;
    private final RunManifest run;
    private final Configuration hadoop;

    private PublishedRun(Path manifest, RunManifest run, Configuration hadoop) {
        this.manifest = manifest;
        this.run = run;
        this.hadoop = hadoop;
    }

    /**
     * Reads the manifest.
     *
     * @param place of the manifest, or of the directory that holds its {@code run.json}; a path or any Hadoop URI
     * @throws RunException when there is none, or it cannot be read
     */
    public static PublishedRun at(String place, Configuration hadoop) throws RunException {
        try {
            Path path = new Path(place);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            Path manifest = files.makeQualified(files.getFileStatus(path).isDirectory() ? new Path(path, NAME) : path);
            try (InputStream in = open(files, manifest)) {
                byte[] bytes = in.readNBytes(LONGEST + 1);
                if (bytes.length > LONGEST) {
                    throw new RunException(manifest + ": is not a run manifest: it is longer than 16 MiB");
                }
                return new PublishedRun(manifest, parse(manifest, bytes), hadoop);
            } catch (FileNotFoundException e) {
                throw new RunException(manifest + " does not exist: no run has finished there", e);
            }
        } catch (FileNotFoundException e) {
            throw new RunException(
                    place + " does not exist; the directory of a run's tables or its " + NAME + " is expected", e);
        } catch (IOException | RuntimeException e) {
            throw new RunException(place + ": cannot be read: " + OneLine.of(e), e);
        }
    }

    private static RunManifest parse(Path manifest, byte[] bytes) throws RunException {
        try {
            return RunManifest.read(bytes);
        } catch (IOException e) {
            throw new RunException(manifest + ": is not a run manifest: " + e.getMessage(), e);
        }
    }

    /** Where the manifest lies. */
    public String manifest() {
        return manifest.toString();
    }

    RunManifest run() {
        return run;
    }

    /** How many tables the manifest names. */
    public int tables() {
        return run.tables().size();
    }

    /**
     * What keeps the set from being whole, a line each; nothing where every table is there with its size and SHA-256.
     *
     * @throws RunException when a table is there and cannot be read
     */
    public List<String> faults() throws RunException {
        return OutputVerifier.faults(run, manifest.toString(), this::find);
    }

    private OutputVerifier.Entry find(String place) throws IOException {
        Path path = TablePath.resolve(place, manifest);
        FileSystem files = StagedFile.fileSystem(path, hadoop);
        try {
            FileStatus status = files.getFileStatus(path);
            return status.isDirectory()
                    ? OutputVerifier.Entry.directory(path.toString())
                    : OutputVerifier.Entry.file(path.toString(), status.getLen(), () -> open(files, path));
        } catch (FileNotFoundException e) {
            return OutputVerifier.Entry.absent(path.toString());
        }
    }

    /** A pipe would never end. */
    private static InputStream open(FileSystem files, Path path) throws IOException {
        if (files.getUri().getScheme().equals("file")) {
            java.nio.file.Path local = LocalPath.of(files, path);
            if (Files.exists(local) && !Files.isRegularFile(local)) {
                throw new IOException("is no file");
            }
        }
        return files.open(path);
    }
}
