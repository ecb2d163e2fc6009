package plasticity.plots.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import plasticity.messages.RunException;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;

/** Finds the run that wrote a table. */
public final class PublishedTable {
    private static final String MANIFEST = "run.json";

    private PublishedTable() {}

    /**
     * The run that wrote a table: the one of the manifest in the same directory, if it lists this very file.
     *
     * @return empty without a manifest, with a damaged one, or where it lists another table
     */
    public static Optional<RunManifest> runOf(Path table) {
        Path manifest = table.resolveSibling(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try {
            LocalRun set = LocalRun.at(manifest);
            return set.lists(table) ? Optional.of(set.run()) : Optional.empty();
        } catch (IOException | RunException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
