package plasticity.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plasticity.messages.RunException;
import plasticity.storage.FileSum;

/** A run's manifest and tables on the local disk, read without Hadoop's file systems. */
public record LocalRun(Path manifest, RunManifest run) {
    /**
     * Reads a manifest.
     *
     * @throws RunException if the file cannot be read or is not a manifest
     */
    public static LocalRun at(Path manifest) throws RunException {
        try {
            return new LocalRun(manifest, RunManifest.read(manifest));
        } catch (IOException e) {
            throw new RunException(manifest + ": is not a run manifest: " + e.getMessage(), e);
        }
    }

    /**
     * The path of a table according to the manifest.
     *
     * @param table such as {@code head_metrics}
     * @return empty if the manifest does not list the table, or it is on another file system
     * @throws IllegalArgumentException if the path is not valid
     */
    public Optional<Path> table(String table) {
        return Optional.ofNullable(run.tables().get(table))
                .map(RunManifest.Table::path)
                .filter(path -> !isElsewhere(path))
                .map(this::resolve);
    }

    /**
     * Verifies the tables like {@code plasticity verify}.
     *
     * @return one line per missing or differing table, which is identified by its name in the manifest; empty if all are valid
     * @throws RunException if an existing table cannot be read
     */
    public List<String> faults() throws RunException {
        return OutputVerifier.faults(run, String.valueOf(manifest.getFileName()), this::find);
    }

    /**
     * Verifies one table that the manifest lists.
     *
     * @return why it is missing or differs; empty if it is valid
     * @throws RunException if it exists but cannot be read
     */
    public Optional<String> fault(String table) throws RunException {
        return OutputVerifier.fault(run, String.valueOf(manifest.getFileName()), table, this::find);
    }

    /**
     * Whether the manifest lists the file with its path, size and SHA-256.
     *
     * @throws IOException if the file cannot be read
     */
    public boolean lists(Path file) throws IOException {
        for (String name : run.tables().keySet()) {
            RunManifest.Table table = run.tables().get(name);
            Optional<Path> listed = table(name);
            if (listed.isPresent()
                    && Files.isRegularFile(listed.get())
                    && Files.isSameFile(listed.get(), file)
                    && Files.size(file) == table.bytes()) {
                try (InputStream in = Files.newInputStream(file)) {
                    return FileSum.of(in, table.bytes()).equals(new FileSum(table.bytes(), table.sha256()));
                }
            }
        }
        return false;
    }

    private OutputVerifier.Entry find(String path) throws IOException {
        if (isElsewhere(path)) {
            return OutputVerifier.Entry.problem(path, "is on another file system and was not read");
        }
        Path file = resolve(path);
        if (Files.isDirectory(file)) {
            return OutputVerifier.Entry.problem(path, "is a directory");
        }
        return Files.exists(file)
                ? OutputVerifier.Entry.file(path, Files.size(file), () -> open(file))
                : OutputVerifier.Entry.problem(path, "does not exist");
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) { // reading a pipe would never end
            throw new IOException("it is not a regular file");
        }
        return Files.newInputStream(file);
    }

    private static boolean isElsewhere(String path) {
        return TablePath.isUri(path) && !path.startsWith("file:");
    }

    private Path resolve(String path) {
        if (TablePath.isUri(path)) {
            return Path.of(path.replaceFirst("^file:(?:///)?", "/").replaceFirst("^/+", "/"));
        }
        return manifest.resolveSibling(path);
    }
}
