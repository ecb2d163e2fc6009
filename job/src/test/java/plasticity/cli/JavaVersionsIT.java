package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.testing.Project;

/** The launcher with different versions of Java. */
class JavaVersionsIT {
    @TempDir
    private Path directory;

    @TempDir
    private Path console;

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void supportedVersionsAnalyse(int version) throws Exception {
        Path java = JavaHomes.of(version);
        Analysis analysis = Analysis.ofSample(directory).with("num_layers", 1);
        for (List<String> command : List.of(
                analysis.commandLine(),
                List.of("verify", directory.toString()),
                List.of("inspect", Project.sample().toString()))) {
            CommandRun run = under(java, command);
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
            assertThat(run.err()).doesNotContain("sun.misc.Unsafe", "System::load", "package sun.");
        }
        assertThat(Files.readString(analysis.file("run.json"))).contains("\"java\" : \"" + version + ".");
    }

    @Test
    void tablesDoNotDependOnTheVersion() throws Exception {
        Map<String, String> expected = tables(17);
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(tables(25)).isEqualTo(expected);
    }

    /** The content of each CSV table of the sample's first layer, by name. */
    private Map<String, String> tables(int version) throws Exception {
        Path folder = Files.createDirectory(directory.resolve("java-" + version));
        CommandRun run = under(
                JavaHomes.of(version),
                Analysis.ofSample(folder).with("num_layers", 1).commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        Map<String, String> tables = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            for (Path file : files) {
                tables.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tables;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_292", "11.0.22", "26", "27-ea"})
    void unsupportedVersionsAreRejected(String version) throws Exception {
        Path java = program("echo 'openjdk version \"" + version + "\"' >&2");
        assertRejected(
                java,
                "analyze, inspect, verify and compare need Java 17 to 25, but " + java + "/bin/java is " + version
                        + ": install Java 25, 21 or 17, or set JAVA_HOME to the directory of an installed one",
                "verify");
    }

    @Test
    void olderVersionsDoNotDraw() throws Exception {
        Path java = program("echo 'openjdk version \"11.0.22\"' >&2");
        assertRejected(java, "plot and report need Java 17 or later, but " + java + "/bin/java is 11.0.22: ", "report");
    }

    @Test
    void aBrokenJavaIsReported() throws Exception {
        assertRejected(program("echo broken >&2; exit 1"), "/bin/java cannot be run: broken", "verify");
        assertRejected(
                directory.resolve("none"),
                "none/bin/java not found: install Java 17 to 25, or set JAVA_HOME",
                "verify");
    }

    private void assertRejected(Path java, String message, String command) throws Exception {
        CommandRun run = under(java, List.of(command, directory.toString()));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lastLine()).startsWith("plasticity: ").contains(message);
    }

    private CommandRun under(Path java, List<String> command) throws Exception {
        return CommandProcess.launcher(console)
                .with("JAVA_HOME", java.toString())
                .run(command);
    }

    /** A program that replaces Java. */
    private Path program(String text) throws IOException {
        Path java = Files.createDirectories(directory.resolve("java/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + text + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java.getParent().getParent();
    }
}
