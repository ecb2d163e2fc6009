package plasticity.plots.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import plasticity.messages.RunException;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;

/** Looks up the run that wrote a table. */
public final class PublishedTable {
    private static final String MANIFEST = "run.json";

    private PublishedTable() {}

    /**
     * Reads the manifest in the table's directory.
     *
     * @return the run; empty if there is no manifest, if it is corrupt, or if it does not list this file with its size and SHA-256
     */
    public static Optional<RunManifest> runOf(Path table) {
        Path manifest = table.resolveSibling(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try {
            LocalRun run = LocalRun.at(manifest);
            return run.lists(table) ? Optional.of(run.run()) : Optional.empty();
        } catch (IOException | RunException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
