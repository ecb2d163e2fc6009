package plasticity.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.LocalPath;
import plasticity.storage.StagedFile;

/** A run's manifest and tables on any file system, for verification. */
public final class PublishedRun {
    /** Far more than any manifest needs. */
    private static final int MAX_BYTES = 1 << 24;

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
     * @param location path or Hadoop URI of the manifest, or of the directory that contains {@code run.json}
     * @throws RunException if it does not exist or cannot be read
     */
    public static PublishedRun at(String location, Configuration hadoop) throws RunException {
        try {
            Path path = new Path(location);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            Path manifest = files.makeQualified(
                    files.getFileStatus(path).isDirectory() ? new Path(path, RunManifest.NAME) : path);
            try (InputStream in = open(files, manifest)) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new RunException(manifest + ": is not a run manifest: it is longer than 16 MiB");
                }
                return new PublishedRun(manifest, parse(manifest, bytes), hadoop);
            } catch (FileNotFoundException e) {
                throw new RunException(manifest + " does not exist: no run has finished there", e);
            }
        } catch (FileNotFoundException e) {
            throw new RunException(
                    location + " does not exist; expected the directory of a run's tables or its " + RunManifest.NAME,
                    e);
        } catch (IOException | RuntimeException e) {
            throw new RunException(location + ": cannot be read: " + OneLine.of(e), e);
        }
    }

    private static RunManifest parse(Path manifest, byte[] bytes) throws RunException {
        try {
            return RunManifest.read(bytes);
        } catch (IOException e) {
            throw new RunException(manifest + ": is not a run manifest: " + e.getMessage(), e);
        }
    }

    /** The path of the manifest. */
    public String manifest() {
        return manifest.toString();
    }

    /** The content of the manifest. */
    public RunManifest run() {
        return run;
    }

    /**
     * The path of a table according to the manifest; empty if the manifest does not list it.
     *
     * @throws IllegalArgumentException if the path is not valid
     */
    public Optional<Path> table(String table) {
        return Optional.ofNullable(run.tables().get(table))
                .map(RunManifest.Table::path)
                .map(path -> TablePath.resolve(path, manifest));
    }

    /**
     * Verifies one table that the manifest lists.
     *
     * @return why it is missing or differs; empty if it is valid
     * @throws RunException if it exists but cannot be read
     */
    public Optional<String> fault(String table) throws RunException {
        return OutputVerifier.fault(run, manifest.toString(), table, this::find);
    }

    /** Number of tables that the manifest lists. */
    public int tables() {
        return run.tables().size();
    }

    /**
     * Verifies the tables.
     *
     * @return one line per missing or differing table; empty if all are valid
     * @throws RunException if an existing table cannot be read
     */
    public List<String> faults() throws RunException {
        return OutputVerifier.faults(run, manifest.toString(), this::find);
    }

    private OutputVerifier.Entry find(String table) throws IOException {
        Path path = TablePath.resolve(table, manifest);
        FileSystem files = StagedFile.fileSystem(path, hadoop);
        try {
            FileStatus status = files.getFileStatus(path);
            return status.isDirectory()
                    ? OutputVerifier.Entry.problem(path.toString(), "is a directory")
                    : OutputVerifier.Entry.file(path.toString(), status.getLen(), () -> open(files, path));
        } catch (FileNotFoundException e) {
            return OutputVerifier.Entry.problem(path.toString(), "does not exist");
        }
    }

    private static InputStream open(FileSystem files, Path path) throws IOException {
        if (files.getUri().getScheme().equals("file")) {
            java.nio.file.Path local = LocalPath.of(files, path);
            if (Files.exists(local) && !Files.isRegularFile(local)) { // reading a pipe would never end
                throw new IOException("it is not a regular file");
            }
        }
        return files.open(path);
    }
}
