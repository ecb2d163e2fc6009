package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.SampleHeads;

/** Failures of the result store do not fail a run; an unreadable file fails its head. */
class BrokenRerunIT {
    private static final Map<String, String> BAD_SECTOR = Map.of(
            "spark.hadoop.fs.file.impl", BadSector.class.getName(), "spark.hadoop.fs.file.impl.disable.cache", "true");

    @TempDir
    private Path directory;

    private Path dump;
    private Path store;
    private Analysis analysis;

    @BeforeEach
    void copyLayer0() throws IOException {
        dump = SampleHeads.copy("l00", directory.resolve("dump"));
        Path results = Files.createDirectory(directory.resolve("results"));
        store = results.resolve(".run.json.results");
        analysis = Analysis.ofSmolLm(dump, results).with("num_layers", 1);
    }

    @Test
    void aFileInsteadOfTheStore() throws IOException {
        Files.writeString(store, "mine");
        assertThat(assertPublishesAndKeepsNothing())
                .contains(store + ": cannot be read, all its heads are recomputed: is a file");
        assertThat(store).hasContent("mine");
    }

    @Test
    void anUnwritableStore() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "needs an unwritable /proc, as on Linux");
        Files.createSymbolicLink(store, Path.of("/proc/plasticity"));
        assertPublishesAndKeepsNothing();
    }

    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk.toString()), "needs root and mount");
        try {
            Files.createSymbolicLink(store, disk);
            assertPublishesAndKeepsNothing();
            assertThat(disk).isEmptyDirectory();
        } finally {
            command("umount", disk.toString());
        }
    }

    private static boolean command(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    /** @return standard error of the first run */
    private String assertPublishesAndKeepsNothing() throws IOException {
        CommandRun first = analysis.run();
        assertThat(first.status()).as(first.err()).isEqualTo(ExitStatus.OK);
        assertThat(first.err())
                .contains("Note: results cannot be cached in " + store + ", the next run recomputes those heads: ");
        assertThat(first.err()).doesNotContain("\tat ");
        assertCounts(9, 0);
        assertThat(analysis.run().err()).contains("Nothing changed");

        SampleHeads.copy("l05h04q", dump, "l00h04q");
        CommandRun second = analysis.run();
        assertThat(second.status()).as(second.err()).isEqualTo(ExitStatus.OK);
        assertCounts(9, 0);
        return first.err();
    }

    @Test
    void aFileWithAnUnreadableSectorFailsItsHeadOnly() throws IOException {
        assertThat(CommandRun.during(Map.of(), analysis, "--verify-content").status())
                .isEqualTo(ExitStatus.OK);
        CommandRun dry = CommandRun.during(BAD_SECTOR, analysis, "--verify-content", "--dry-run");
        assertThat(dry.out()).contains("1 to compute, 8 reused", "l00h04q: one of its files cannot be read completely");
        CommandRun again = CommandRun.during(BAD_SECTOR, analysis, "--verify-content");
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertCounts(1, 8);
        assertThat(analysis.status().get("0-4").get("error")).contains("unreadable sector");
        assertThat(CommandRun.during(Map.of(), analysis, "--verify-content").status())
                .isEqualTo(ExitStatus.OK);
        assertCounts(0, 9); // the unchanged file has a cached result
    }

    @Test
    void aFullTemporaryDirectoryIsReported() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", disk.toString()), "needs root and mount");
        try {
            Map<String, String> settings = Map.of(
                    "java.io.tmpdir", disk.toString(),
                    "ZstdTempFolder", directory.toString(),
                    "org.xerial.snappy.tempdir", directory.toString(),
                    "spark.local.dir", directory.resolve("spark").toString());
            CommandRun run = CommandRun.during(settings, analysis);
            assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
            assertThat(run.lastLine())
                    .contains("results cannot be written to " + disk, "set another directory with -Djava.io.tmpdir")
                    .doesNotContain("Exception");
        } finally {
            command("umount", disk.toString());
        }
    }

    @Test
    void aMissingTemporaryDirectoryIsReported() throws IOException {
        Path nowhere = directory.resolve("nowhere");
        CommandRun run = CommandRun.during(Map.of("java.io.tmpdir", nowhere.toString()), analysis);
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine())
                .contains("results cannot be written to " + nowhere, "set another directory with -Djava.io.tmpdir");
    }

    private void assertCounts(int computed, int reused) throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(analysis.file("run.json").toFile());
        assertThat(manifest.get("computed").intValue()).as("computed").isEqualTo(computed);
        assertThat(manifest.get("reused").intValue()).as("reused").isEqualTo(reused);
        assertThat(CommandRun.of("verify", analysis.file("run.json").toString()).status())
                .isEqualTo(ExitStatus.OK);
    }
}
