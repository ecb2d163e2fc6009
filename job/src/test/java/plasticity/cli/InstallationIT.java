package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The class archive of an installation. Mostly waits. */
@Execution(ExecutionMode.CONCURRENT)
class InstallationIT {
    /** Creating an archive takes up to 30 s of CPU time, and other tests run at the same time. */
    private static final long LONGEST_SECONDS = 300;

    @TempDir
    private Path directory;

    @TempDir
    private Path console;

    @Test
    void isCreatedSilentlyInTheBackgroundForOneLocation() throws Exception {
        Path home = Installation.in(Files.createDirectory(directory.resolve("an installation")));
        inspect(home);
        Path former = awaitArchive(home);
        assertThat(former.getFileName().toString()).matches("plasticity-job-\\d+-\\d+\\.jsa");
        inspect(home);
        assertThat(Installation.archives(home)).containsExactly(former);

        Path moved = Files.move(home, directory.resolve("moved"));
        inspect(moved);
        // The moved archive is removed once the new one exists.
        awaitGone(moved.resolve("lib").resolve(former.getFileName()));
        Path archive = awaitArchive(moved);
        assertThat(Installation.archives(moved)).containsExactly(archive);
        inspect(moved);

        Files.delete(archive);
        Files.writeString(archive, "no archive");
        inspect(moved);
    }

    /** Otherwise Java 17 would store in the archive that methods wait for a compiler, and later runs would only interpret them. */
    @Test
    void isCreatedWhenNoMethodWaitsForACompiler() throws Exception {
        Path home = Installation.in(Files.createDirectory(directory.resolve("an installation")));
        Path calls = directory.resolve("calls");
        Path java = Files.createDirectories(directory.resolve("java/bin")).resolve("java");
        Files.writeString(
                java,
                """
                #!/bin/sh
                case $* in
                  *ArchiveClassesAtExit*) echo "$*" > "%s" ;;
                  *) echo 'openjdk version "17.0.1"' >&2 ;;
                esac
                """
                        .formatted(calls));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        CommandProcess.launcher(console, home)
                .with("JAVA_HOME", java.getParent().getParent().toString())
                .run(List.of("inspect", "src/sample"));
        awaitArchive(home);
        assertThat(Files.readString(calls)).contains(" -Xbatch ");
    }

    /** With these options the JVM does not start if it cannot use the archive. */
    @ParameterizedTest
    @CsvSource({"17, -Xshare:on", "25, -XX:AOTMode=on"})
    void isUsedByTheJvm(int version, String required) throws Exception {
        Path home = Installation.in(Files.createDirectory(directory.resolve("an installation")));
        String java = JavaHomes.of(version).toString();
        inspect(home, Map.of("JAVA_HOME", java));
        Path archive = awaitArchive(home);
        Map<String, String> variables = Map.of("JAVA_HOME", java, "PLASTICITY_JAVA_OPTS", required);
        inspect(home, variables);

        Files.writeString(archive, "no archive");
        assertThat(run(home, variables).status()).isNotEqualTo(ExitStatus.OK);
    }

    private void inspect(Path home) throws Exception {
        inspect(home, Map.of());
    }

    /** Standard output is JSON and nothing else, standard error empty. */
    private void inspect(Path home, Map<String, String> variables) throws Exception {
        CommandRun run = run(home, variables);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(new ObjectMapper().readTree(run.out()).get("heads")).hasSize(72);
    }

    private CommandRun run(Path home, Map<String, String> variables) throws Exception {
        CommandProcess launcher = CommandProcess.launcher(console, home);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            launcher = launcher.with(variable.getKey(), variable.getValue());
        }
        return launcher.run(List.of("inspect", "src/sample", "--json"));
    }

    private static Path awaitArchive(Path home) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (Installation.archives(home).isEmpty() || isBusy(home)) {
            assertThat(System.nanoTime()).as("no archive was created").isLessThan(end);
            Thread.sleep(100);
        }
        return Installation.archives(home).get(0);
    }

    private static void awaitGone(Path file) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (Files.exists(file) || isBusy(file.resolve("../.."))) {
            assertThat(System.nanoTime()).as(file + " is still there").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static boolean isBusy(Path home) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("lib").normalize())) {
            return files.anyMatch(file -> file.toString().endsWith(".lock"));
        }
    }
}
