package plasticity.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone when it was used. */
final class ScratchDirectory implements AutoCloseable {
    private final Path path;

    /** @throws RunException when there is no room for temporary files */
    ScratchDirectory() throws RunException {
        try {
            path = Files.createTempDirectory("plasticity");
        } catch (IOException e) {
            throw new RunException("no temporary directory can be made in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws RunException {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new RunException("the temporary directory " + path + " cannot be removed", e);
        }
    }
}
