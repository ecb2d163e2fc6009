package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory for an {@link Snapshot} of footers; closing deletes it. */
public final class ScratchDirectory implements AutoCloseable {
    private final Path path;

    /**
     * Creates the directory.
     *
     * @throws HubException if it cannot be created
     */
    public ScratchDirectory() throws HubException {
        try {
            path = Files.createTempDirectory("plasticity");
        } catch (IOException e) {
            throw new HubException("cannot create a temporary directory in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws HubException {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new HubException("cannot remove the temporary directory " + path, e);
        }
    }
}
