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

/** Verifies the tables that a manifest lists, on any file system. */
final class OutputVerifier {
    private OutputVerifier() {}

    /** The file system of the tables. */
    interface Files {
        /**
         * Looks up a table.
         *
         * @param path as in the manifest
         * @throws IllegalArgumentException if it is not a valid path
         */
        Entry find(String path) throws IOException;
    }

    /**
     * The result of looking up a table.
     *
     * @param name for messages
     * @param problem why it is not a file that can be opened; empty if it is
     * @param bytes its size
     */
    record Entry(String name, Optional<String> problem, long bytes, Opener opener) {
        static Entry file(String name, long bytes, Opener opener) {
            return new Entry(name, Optional.empty(), bytes, opener);
        }

        static Entry problem(String name, String problem) {
            return new Entry(name, Optional.of(problem), 0, InputStream::nullInputStream);
        }
    }

    interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * Compares size and SHA-256 of all tables with the manifest.
     *
     * @param manifest its name, for messages
     * @return one line per missing or differing table; empty if all are valid
     * @throws RunException if an existing table cannot be read
     */
    static List<String> faults(RunManifest run, String manifest, Files files) throws RunException {
        Optional<String> unsupported = unsupported(run, manifest);
        if (unsupported.isPresent()) {
            return List.of(unsupported.get());
        }
        if (run.tables().isEmpty()) {
            return List.of(manifest + ": lists no tables");
        }
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, RunManifest.Table> table : run.tables().entrySet()) {
            fault(table.getValue(), files).ifPresent(fault -> faults.add(table.getKey() + ": " + fault));
        }
        return faults;
    }

    /**
     * Compares size and SHA-256 of one table with the manifest.
     *
     * @param table its name; the manifest lists it
     * @return why it is missing or differs; empty if it is valid
     * @throws RunException if it exists but cannot be read
     */
    static Optional<String> fault(RunManifest run, String manifest, String table, Files files) throws RunException {
        Optional<String> unsupported = unsupported(run, manifest);
        return unsupported.isPresent()
                ? unsupported
                : fault(run.tables().get(table), files).map(fault -> table + ": " + fault);
    }

    private static Optional<String> unsupported(RunManifest run, String manifest) {
        return run.format() >= 1 && run.format() <= RunManifest.FORMAT
                ? Optional.empty()
                : Optional.of(manifest + ": has format " + run.format() + ", but this version supports 1 to "
                        + RunManifest.FORMAT + "; use the version that wrote it"
                        + (run.version() == null ? "" : ", " + run.version()));
    }

    private static Optional<String> fault(RunManifest.Table table, Files files) throws RunException {
        if (table == null || table.path() == null || table.sha256() == null) {
            return Optional.of("the manifest has no path or no SHA-256 for it");
        }
        try {
            return fault(table, files.find(table.path()));
        } catch (IllegalArgumentException e) {
            return Optional.of("its path in the manifest is not valid: " + OneLine.of(e));
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
        try (InputStream in = entry.opener().open()) {
            return FileSum.of(in, table.bytes()).equals(new FileSum(table.bytes(), table.sha256()))
                    ? Optional.empty()
                    : Optional.of(entry.name() + " is not the table of this run: its SHA-256 differs");
        } catch (IOException e) {
            throw new RunException(entry.name() + ": cannot be read: " + OneLine.of(e), e);
        }
    }
}
