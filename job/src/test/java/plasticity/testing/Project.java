package plasticity.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Locates the files that tests read: the project and, if present in the parent directory, the reference data. */
public final class Project {
    /** The project's directory. */
    public static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static final Path SHARED = ROOT.resolveSibling("shared");

    static {
        if (!hasShared()) {
            System.out.println("The reference data does not exist (" + SHARED
                    + "): the tests that need it are skipped, those on the project's own data run.");
        }
    }

    private Project() {}

    /** Returns a test resource of the job. */
    public static Path resource(String name) {
        return ROOT.resolve("job/src/test/resources").resolve(name);
    }

    /** Returns the sample dump: layers 0, 5, 11, 17, 23 and 29 of SmolLM2-135M, with 9 query and 3 key heads of 640 rows each. */
    public static Path sample() {
        return ROOT.resolve("src/sample");
    }

    public static boolean hasShared() {
        return Files.isDirectory(SHARED);
    }

    /** Returns a file of the reference data; skips the test if that data does not exist. */
    public static Path shared(String name) {
        assumeTrue(hasShared(), "the reference data does not exist: no directory " + SHARED);
        return SHARED.resolve(name);
    }
}
