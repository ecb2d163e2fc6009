package plasticity.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.source.OneLine;
import plasticity.storage.FileSum;
import plasticity.storage.LocalPath;
import plasticity.storage.StagedFile;

/** The tables of a run as a reader finds them, held against their manifest. */
public final class PublishedSet {
    private static final String NAME = "run.json";
    /** Far beyond any run's; what is longer is no manifest. */
    private static final int LONGEST = 1 << 24;

    private final Path manifest;
    private final RunManifest run;
    private final Configuration hadoop;

    private PublishedSet(Path manifest, RunManifest run, Configuration hadoop) {
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
    public static PublishedSet at(String place, Configuration hadoop) throws RunException {
        try {
            Path path = new Path(place);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            Path manifest = files.makeQualified(files.getFileStatus(path).isDirectory() ? new Path(path, NAME) : path);
            try (InputStream in = open(files, manifest)) {
                byte[] bytes = in.readNBytes(LONGEST + 1);
                if (bytes.length > LONGEST) {
                    throw new RunException(manifest + ": is no manifest of a run: it is longer than 16 MiB");
                }
                return new PublishedSet(manifest, parse(manifest, bytes), hadoop);
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
            // Jackson's other lines tell of the place within the text.
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new RunException(manifest + ": is no manifest of a run: " + cause, e);
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
        if (run.format() < 1 || run.format() > RunManifest.FORMAT) {
            return List.of(manifest + ": " + formatFault());
        }
        if (run.tables().isEmpty()) {
            return List.of(manifest + ": names no table");
        }
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, RunManifest.Table> table : run.tables().entrySet()) {
            fault(table.getValue()).ifPresent(fault -> faults.add(table.getKey() + ": " + fault));
        }
        return faults;
    }

    private String formatFault() {
        if (run.format() < 1) {
            return "has no number of its format: a version before 1.0.0 wrote it; run the analysis again";
        }
        return "has format " + run.format() + ", this version knows 1 to " + RunManifest.FORMAT
                + "; use the version that wrote it" + (run.version() == null ? "" : ", " + run.version());
    }

    private Optional<String> fault(RunManifest.Table table) throws RunException {
        if (table == null || table.path() == null || table.sha256() == null) {
            return Optional.of("the manifest tells no path or no SHA-256");
        }
        try {
            return fault(table, TablePlace.resolve(table.path(), manifest));
        } catch (IllegalArgumentException e) {
            return Optional.of("the manifest's path names no place: " + OneLine.of(e));
        }
    }

    private Optional<String> fault(RunManifest.Table table, Path path) throws RunException {
        try {
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            FileStatus status = files.getFileStatus(path);
            if (status.isDirectory()) {
                return Optional.of(path + " is a directory");
            }
            if (status.getLen() != table.bytes()) {
                return Optional.of(path + " has " + status.getLen() + " bytes, the manifest says " + table.bytes());
            }
            try (InputStream in = open(files, path)) {
                return FileSum.of(in, table.bytes()).equals(new FileSum(table.bytes(), table.sha256()))
                        ? Optional.empty()
                        : Optional.of(path + " is not the table of this run: its SHA-256 differs");
            }
        } catch (FileNotFoundException e) {
            return Optional.of(path + " does not exist");
        } catch (IOException e) {
            throw new RunException(path + ": cannot be read: " + OneLine.of(e), e);
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
