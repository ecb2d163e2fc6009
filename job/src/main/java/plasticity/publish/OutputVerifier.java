package plasticity.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.FileSum;

/** Whether the tables that a manifest lists are there unchanged: one judgement, on whatever file system they are. */
final class OutputVerifier {
    private OutputVerifier() {}

    /** The file system of the tables. */
    interface Files {
        /**
         * Looks for a table.
         *
         * @param path as the manifest has it
         * @throws IllegalArgumentException when it is not a path
         */
        Entry find(String path) throws IOException;
    }

    /**
     * What was found for a table.
     *
     * @param name for messages
     * @param problem why it is not a file that can be opened; empty when it is one
     * @param bytes its size
     */
    record Entry(String name, Optional<String> problem, long bytes, Opening opening) {
        static Entry file(String name, long bytes, Opening opening) {
            return new Entry(name, Optional.empty(), bytes, opening);
        }

        static Entry absent(String name) {
            return other(name, "does not exist");
        }

        static Entry directory(String name) {
            return other(name, "is a directory");
        }

        static Entry other(String name, String problem) {
            return new Entry(name, Optional.of(problem), 0, InputStream::nullInputStream);
        }
    }

    /** Opens a file. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * What keeps the set from being whole, a line each; empty where every table is there with its size and SHA-256.
     *
     * @param manifest its name, for messages
     * @throws RunException when a table is there and cannot be read
     */
    static List<String> faults(RunManifest run, String manifest, Files files) throws RunException {
        if (run.format() < 1 || run.format() > RunManifest.FORMAT) {
            return List.of(manifest + ": has format " + run.format() + ", but this version supports 1 to "
                    + RunManifest.FORMAT + "; use the version that wrote it"
                    + (run.version() == null ? "" : ", " + run.version()));
        }
        if (run.tables().isEmpty()) {
            return List.of(manifest + ": names no table");
        }
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, RunManifest.Table> table : run.tables().entrySet()) {
            fault(table.getValue(), files).ifPresent(fault -> faults.add(table.getKey() + ": " + fault));
        }
        return faults;
    }

    private static Optional<String> fault(RunManifest.Table table, Files files) throws RunException {
        if (table == null || table.path() == null || table.sha256() == null) {
            return Optional.of("the manifest tells no path or no SHA-256");
        }
        try {
            return fault(table, files.find(table.path()));
        } catch (IllegalArgumentException e) {
            return Optional.of("the manifest's path names no place: " + OneLine.of(e));
        } catch (IOException e) {
            throw new RunException(table.path() + ": cannot be read: " + OneLine.of(e), e);
        }
    }

    private static Optional<String> fault(RunManifest.Table table, Entry entry) throws RunException {
        if (entry.problem().isPresent()) {
            return Optional.of(entry.name() + " " + entry.problem().get());
        }
        if (entry.bytes() != table.bytes()) {
            return Optional.of(entry.name() + " has " + entry.bytes() + " bytes, the manifest says " + table.bytes());
        }
        try (InputStream in = entry.opening().open()) {
            return FileSum.of(in, table.bytes()).equals(new FileSum(table.bytes(), table.sha256()))
                    ? Optional.empty()
                    : Optional.of(entry.name() + " is not the table of this run: its SHA-256 differs");
        } catch (IOException e) {
            throw new RunException(entry.name() + ": cannot be read: " + OneLine.of(e), e);
        }
    }
}
