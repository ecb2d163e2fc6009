package plasticity.publish;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import plasticity.messages.RunException;
import plasticity.storage.FileSum;

/** The manifest of a run on this machine and the tables that it lists, for programs without Hadoop's file systems. */
public final class LocalRun {
    private final Path manifest;
    private final RunManifest run;

    private LocalRun(Path manifest, RunManifest run) {
        this.manifest = manifest;
        this.run = run;
    }

    /**
     * Reads a manifest.
     *
     * @throws RunException when the file cannot be read or is not a manifest
     */
    public static LocalRun at(Path manifest) throws RunException {
        try {
            return new LocalRun(manifest, RunManifest.read(manifest));
        } catch (IOException e) {
            throw new RunException(manifest + ": is not a run manifest: " + e.getMessage(), e);
        }
    }

    public RunManifest run() {
        return run;
    }

    /**
     * Where the manifest says that a table is.
     *
     * @param table such as {@code head_metrics}
     * @return empty when the manifest has no path for it, or one on another file system
     * @throws IllegalArgumentException when the path cannot be one
     */
    public Optional<Path> table(String table) {
        return Optional.ofNullable(run.tables().get(table))
                .map(RunManifest.Table::path)
                .filter(path -> !isElsewhere(path))
                .map(this::resolve);
    }

    /**
     * What keeps the set from being whole, a line each, as {@code plasticity verify} has them; tables have their names from the manifest.
     *
     * @throws RunException when a table is there and cannot be read
     */
    public List<String> faults() throws RunException {
        return OutputVerifier.faults(run, String.valueOf(manifest.getFileName()), this::find);
    }

    /**
     * Whether the manifest lists this very file: its path, size and SHA-256.
     *
     * @throws IOException when the file cannot be read
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

    private OutputVerifier.Entry find(String name) throws IOException {
        if (isElsewhere(name)) {
            return OutputVerifier.Entry.other(name, "is on another file system and was not read");
        }
        Path file = resolve(name);
        if (Files.isDirectory(file)) {
            return OutputVerifier.Entry.directory(name);
        }
        return Files.exists(file)
                ? OutputVerifier.Entry.file(name, Files.size(file), () -> open(file))
                : OutputVerifier.Entry.absent(name);
    }

    private static InputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) { // a pipe would never end
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
