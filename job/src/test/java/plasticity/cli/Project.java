package plasticity.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Locates files of the project, and the large reference data that may exist next to it. */
final class Project {
    /** The project's directory. */
    static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static final Path SHARED = ROOT.resolveSibling("shared");

    static {
        if (!hasShared()) {
            System.out.println("The reference data is not beside the project (" + SHARED
                    + "): its tests are skipped, those on the project's own data are not.");
        }
    }

    private Project() {}

    /** A test resource of this module. */
    static Path resource(String name) {
        return ROOT.resolve("job/src/test/resources").resolve(name);
    }

    /** The six sample layers of SmolLM2-135M. */
    static Path sample() {
        return ROOT.resolve("src/sample");
    }

    static boolean hasShared() {
        return Files.isDirectory(SHARED);
    }

    /** A file of the reference data; skips the test if that data does not exist. */
    static Path shared(String name) {
        assumeTrue(hasShared(), "the reference data is not beside the project: no directory " + SHARED);
        return SHARED.resolve(name);
    }
}
