package plasticity.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The job as a release archive lays it out, with links in place of copies: two seconds where an archive would take a minute. */
final class Installation {
    private Installation() {}

    /** Lays one out in an empty directory. */
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
        for (Path jar : jars) {
            Files.createSymbolicLink(home.resolve("lib").resolve(jar.getFileName()), jar);
        }
        Files.writeString(
                home.resolve("lib/job.classpath"),
                jars.stream().map(jar -> "lib/" + jar.getFileName()).collect(Collectors.joining(":")) + "\n");
        return home;
    }

    /** The class archives of an installation. */
    static List<Path> archives(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }
}
