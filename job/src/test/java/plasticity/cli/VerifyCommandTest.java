package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeARun() throws Exception {
        Files.writeString(directory.resolve("head_metrics.csv"), "layer,q_head\n0,0\n");
        Files.createDirectory(directory.resolve("more"));
        Files.writeString(directory.resolve("more/a: b.csv"), "layer\n");
        manifest(
                "1",
                entry("head_metrics", "head_metrics.csv"),
                entry("head_component_weights", "more/a: b.csv"),
                entry("head_status", directory.resolve("more/a: b.csv").toString()));
    }

    @Test
    void matchingTables() {
        for (String location : List.of(
                directory.toString(), directory + "/run.json", directory.toUri().toString())) {
            CommandRun run = CommandRun.of("verify", location);
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
            assertThat(run.out()).contains("run.json: OK, 3 tables match");
            assertThat(run.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Köln", "a%20b #+", "日本 😀"})
    void anyDirectoryName(String name) throws Exception {
        manifest("1", entry("head_metrics", "head_metrics.csv"), entry("head_component_weights", "more/a: b.csv"));
        Path moved = Files.move(directory, directory.resolveSibling(directory.getFileName() + name));
        for (String location : List.of(moved.toString(), moved + "/run.json", "file://" + moved)) {
            CommandRun run = CommandRun.of("verify", location);
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        }
        Files.move(moved, directory);
    }

    @Test
    void namesMayContainColons() throws Exception {
        Path moved = Files.createDirectory(directory.resolve("2026-11-29T10:00"));
        manifest("1", entry("head_metrics", "head_metrics.csv"));
        Files.move(directory.resolve("run.json"), moved.resolve("run:5.json"));
        Files.move(directory.resolve("head_metrics.csv"), moved.resolve("head_metrics.csv"));
        for (String location : List.of(moved + "/run:5.json", moved.toUri() + "run:5.json")) {
            CommandRun run = CommandRun.of("verify", location);
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        }
        assertThat(CommandRun.of("verify", "2026-11-29T10:00").lastLine())
                .startsWith("plasticity: ./2026-11-29T10:00 does not exist");
    }

    @Test
    void movedTablesMatch() throws Exception {
        manifest("1", entry("head_metrics", "head_metrics.csv"), entry("head_component_weights", "more/a: b.csv"));
        Path moved = Files.move(directory, directory.resolveSibling(directory.getFileName() + "-moved"));
        assertThat(CommandRun.of("verify", moved.toString()).status()).isEqualTo(ExitStatus.OK);
        Files.move(moved, directory);
    }

    @Test
    void replacedTable() throws Exception {
        Files.writeString(directory.resolve("head_metrics.csv"), "layer,q_head\n0,1\n");
        assertTablesDiffer("head_metrics: ", "head_metrics.csv is not the table of this run: its SHA-256 differs");
    }

    @Test
    void truncatedTable() throws Exception {
        Files.writeString(directory.resolve("head_metrics.csv"), "layer");
        assertTablesDiffer("head_metrics: ", "head_metrics.csv has 5 bytes, the manifest says 17");
    }

    @Test
    void missingTable() throws Exception {
        Files.delete(directory.resolve("head_metrics.csv"));
        assertTablesDiffer("head_metrics: ", "head_metrics.csv does not exist");
    }

    @Test
    void directoryInsteadOfATable() throws Exception {
        Files.delete(directory.resolve("head_metrics.csv"));
        Files.createDirectory(directory.resolve("head_metrics.csv"));
        assertTablesDiffer("head_metrics: ", "head_metrics.csv is a directory");
    }

    @Test
    void allFaultsAreReported() throws Exception {
        Files.delete(directory.resolve("head_metrics.csv"));
        Files.delete(directory.resolve("more/a: b.csv"));
        CommandRun run = CommandRun.of("verify", directory.toString());
        assertThat(run.status()).isEqualTo(ExitStatus.TABLES_DIFFER);
        assertThat(run.errors()).hasSize(3).allMatch(line -> line.startsWith("plasticity: head_"));
    }

    @Test
    void aNewerFormat() throws Exception {
        manifest("3", entry("head_metrics", "head_metrics.csv"));
        assertTablesDiffer("run.json: has format 3, but this version supports 1 to 2", "use the version that wrote it");
    }

    @Test
    void noFormat() throws Exception {
        Files.writeString(directory.resolve("run.json"), "{\"version\": \"0.1.0\", \"tables\": {}}");
        assertTablesDiffer("run.json: has format 0, but this version supports 1 to 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\": null",
                "\"x\": {}",
                "\"x\": {\"path\": \"head_metrics.csv\", \"bytes\": 17}",
                "\"x\": {\"path\": \"\", \"bytes\": 17, \"sha256\": \"00\"}",
                "\"x\": {\"path\": \"a\\u0000b\", \"bytes\": 17, \"sha256\": \"00\"}",
                ""
            })
    void incompleteManifest(String table) throws Exception {
        manifest("1", table);
        CommandRun run = CommandRun.of("verify", directory.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.TABLES_DIFFER);
        assertThat(run.errors()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|it is empty",
                "{|unexpected end of file at line 1, column 2",
                "{\"format\" : 1, \"ver|unexpected end of file at line 1, column 20",
                "{\"format\" : 1,|unexpected end of file at line 1, column 15",
                "{\"tables\": {\"a\": {\"path\": \"|unexpected end of file at line 1, column 28",
                "null|it holds null",
                "[]|it is not a JSON object at line 1, column 1",
                "<html>|it is not valid JSON at line 1, column 1",
                "{\"ok\": \"many\"}|the value of ok has the wrong type at line 1, column 8",
                "{\"ok\": 99999999999}|a number is out of range at line 1, column 19",
                "{\"format\": 1, \"tables\": 3}|the value of tables has the wrong type at line 1, column 25",
            })
    void invalidManifest(String text, String cause) throws Exception {
        Files.writeString(directory.resolve("run.json"), text);
        CommandRun run = CommandRun.of("verify", directory.toString());
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lastLine()).endsWith("run.json: is not a run manifest: " + cause);
    }

    @Test
    void missingManifest() throws Exception {
        Files.delete(directory.resolve("run.json"));
        assertUnreadable(directory.toString(), "run.json does not exist: no run has finished there");
    }

    @Test
    void missingDirectory() {
        assertUnreadable(directory + "/nowhere", "nowhere does not exist");
    }

    @Test
    void invalidLocation() {
        assertUnreadable("", "cannot be read");
    }

    @Test
    void devicesAreNotRead() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "only some systems have /dev/zero");
        manifest("1", "\"x\": {\"path\": \"/dev/zero\", \"bytes\": 0, \"sha256\": \"00\"}");
        assertUnreadable(directory.toString(), "/dev/zero: cannot be read: it is not a regular file");
    }

    @Test
    void wrongUsage() {
        assertThat(CommandRun.of("verify").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(CommandRun.of("verify", "a", "b").status()).isEqualTo(ExitStatus.USAGE);
    }

    private void assertTablesDiffer(String... parts) {
        CommandRun run = CommandRun.of("verify", directory.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.TABLES_DIFFER);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lastLine()).startsWith("plasticity: ").contains(parts);
        assertThat(run.out()).isEmpty();
    }

    private static void assertUnreadable(String location, String cause) {
        CommandRun run = CommandRun.of("verify", location);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lastLine()).startsWith("plasticity: ").contains(cause);
    }

    private void manifest(String format, String... tables) throws IOException {
        Files.writeString(
                directory.resolve("run.json"),
                "{\"format\": " + format + ", \"later\": {}, \"tables\": {" + String.join(", ", tables) + "}}");
    }

    private String entry(String table, String path) throws Exception {
        byte[] bytes = Files.readAllBytes(directory.resolve(path));
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return "\"" + table + "\": {\"path\": \"" + path + "\", \"bytes\": " + bytes.length + ", \"sha256\": \"" + sum
                + "\"}";
    }
}
