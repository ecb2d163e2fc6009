package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for an {@link Outline}, which is gone when it was used. */
public final class ScratchDirectory implements AutoCloseable {
    private final Path path;

    /**
     * Makes it.
     *
     * @throws HubException when there is no room for temporary files
     */
    public ScratchDirectory() throws HubException {
        try {
            path = Files.createTempDirectory("plasticity");
        } catch (IOException e) {
            throw new HubException("no temporary directory can be made in " + System.getProperty("java.io.tmpdir"), e);
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
            throw new HubException("the temporary directory " + path + " cannot be removed", e);
        }
    }
}
