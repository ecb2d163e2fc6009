package plasticity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.testing.Project;

/** The job with the layout of a release archive, with links to the libraries instead of copies. */
final class Installation {
    private Installation() {}

    /** Creates an installation in an empty directory. */
    static Path in(Path home) throws IOException {
        Files.createDirectories(home.resolve("deploy/bin"));
        Files.copy(Project.ROOT.resolve("deploy/bin/plasticity"), home.resolve("deploy/bin/plasticity"));
        Files.createDirectory(home.resolve("lib"));
        Files.copy(Project.ROOT.resolve("job/target/plasticity-job.jar"), home.resolve("lib/plasticity-job.jar"));
        for (String part : List.of("src", "configs")) {
            Files.createSymbolicLink(home.resolve(part), Project.ROOT.resolve(part));
        }
        String libraries = Files.readString(Project.ROOT.resolve("job/target/launcher.classpath"));
        List<Path> jars =
                Arrays.stream(libraries.strip().split(":", -1)).map(Path::of).toList();
        Path repository = jars.get(0);
        for (Path jar : jars) {
            while (!jar.startsWith(repository)) {
                repository = repository.getParent();
            }
        }
        Path common = repository;
        Files.createSymbolicLink(home.resolve("lib/repository"), common);
        Files.writeString(
                home.resolve("lib/job.classpath"),
                jars.stream()
                                .map(jar -> "lib/repository/" + common.relativize(jar))
                                .collect(Collectors.joining(":"))
                        + "\n");
        return home;
    }

    /** The class archives of an installation. */
    static List<Path> archives(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }
}
