package plasticity.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.SampleHeads;

/** Error messages for missing and damaged files and full disks, and their effect on other heads and earlier tables. */
class BrokenRunIT {
    @TempDir
    Path directory;

    /** Contains the tables of layer 0 of the sample. */
    @TempDir
    private static Path clean;

    private Path dump;
    private Path results;

    @BeforeAll
    static void analyseLayer0() {
        CommandRun run = Analysis.ofSample(clean).with("num_layers", 1).run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    }

    @BeforeEach
    void copyLayer0() throws IOException {
        dump = SampleHeads.copy("l00", directory.resolve("dump"));
        results = Files.createDirectory(directory.resolve("results"));
    }

    @Test
    void aMissingRootIsReported() {
        CommandRun run = analysis()
                .with("dataset_local_root", directory.resolve("nowhere"))
                .run();
        assertFails(run, "nowhere does not exist; check dataset_local_root and model_dir");
    }

    /** The cluster does not exist, but is not contacted. */
    @Test
    void tooLittleMemoryIsReportedBeforeSparkStarts() {
        Map<String, String> small = Map.of("spark.master", "yarn", "spark.executor.memory", "301m");
        SystemProperties.during(small, () -> {
            CommandRun run = analysis().run();
            assertFails(run, "not enough memory: a task needs up to ");
        });
        assertThat(results.resolve("head_status.csv"))
                .content()
                .contains("not analysed: the run was rejected (not enough memory)");
    }

    @Test
    void aMissingModelIsReported() {
        CommandRun run = analysis().with("model_dir", "Qwen").run();
        assertFails(run, "dump/Qwen does not exist; check dataset_local_root and model_dir");
    }

    @Test
    void aRootWithoutHeadsIsReportedWithItsContents() throws IOException {
        Path root = Files.createDirectories(directory.resolve("root/HuggingFaceTB_SmolLM2_135M"));
        CommandRun run = analysis().with("dataset_local_root", root.getParent()).run();
        assertFails(run, "holds no query head (lLLhHHq)");
        assertThat(run.lastLine()).contains("the directory has HuggingFaceTB_SmolLM2_135M");
    }

    @Test
    void aFileInsteadOfTheRootIsReported() throws IOException {
        Path file = Files.writeString(directory.resolve("dump.tar"), "");
        CommandRun run = analysis().with("dataset_local_root", file).run();
        assertFails(run, "dump.tar is a file; the directory that holds the head directories is expected");
    }

    @Test
    void aDirectoryInsteadOfAFileFailsItsHeadOnly() throws IOException {
        Path file = dump.resolve("l00h04q/data.parquet");
        Files.delete(file);
        Files.createDirectory(file);
        assertOnlyFails("0-4", "l00h04q/data.parquet is a directory; a Parquet file is expected");
    }

    @Test
    void aDamagedFileFailsItsHeadOnly() throws IOException {
        Path file = dump.resolve("l00h04q/data.parquet");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertOnlyFails("0-4", "l00h04q/data.parquet: not readable as Parquet");
    }

    @Test
    void aMissingKeyHeadFailsItsQueryHeads() throws IOException {
        Files.delete(dump.resolve("l00h01k/data.parquet"));
        Files.delete(dump.resolve("l00h01k"));
        Analysis analysis = analysis();
        CommandRun run = analysis.run();
        assertThat(run.status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.lastLine()).contains("3 of 9 heads failed", "head_status.csv");
        assertThat(run.err())
                .contains("FAILED layer 0, query head 3: ", "l00h01k does not exist: the key head is missing");
        assertThat(analysis.status()).hasSize(9);
        assertThat(analysis.status().get("0-5").get("error")).contains("l00h01k does not exist");
        assertThat(analysis.status().get("0-2").get("status")).isEqualTo("ok");
    }

    @Test
    void tooManyLayersAreNotedWithoutAnError() {
        CommandRun run = analysis().with("num_layers", 2).run();
        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).contains("num_layers is 2, but only 1 of these layers");
    }

    @Test
    void aContradictoryShapeIsReportedOnceAndInTheStatusTable() throws IOException {
        CommandRun run = analysis().with("num_k_heads", 9).run();
        assertThat(run.status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.errors().stream().filter(line -> line.contains("WARNING")))
                .containsExactly("WARNING: the heads in " + dump + " contradict the model's shape. Given: num_layers 1,"
                        + " num_q_heads 9, num_k_heads 9. Found: layers up to 0, query heads up to 8, key heads up to 2."
                        + " Queries are compared with the wrong keys. The shape that fits: --num_layers 1 --num_q_heads 9"
                        + " --num_k_heads 3");
        Map<String, CSVRecord> status = analysis().status();
        assertThat(status.get("0-0").get("warnings")).isEmpty();
        assertThat(status.get("0-1").get("status")).isEqualTo("ok");
        for (String head : List.of("0-1", "0-8")) {
            assertThat(status.get(head).get("warnings"))
                    .endsWith("the dump's heads contradict num_q_heads and num_k_heads: --num_layers 1 --num_q_heads 9"
                            + " --num_k_heads 3 would compare it with key head " + (head.equals("0-1") ? 0 : 2));
        }
    }

    @Test
    void ifAllHeadsFailEarlierOutputsAreKeptAndStatusesAreWrittenSeparately() throws IOException {
        Analysis analysis = analysis();
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        Map<String, byte[]> earlier = contents(results);
        for (int key = 0; key < 3; key++) {
            Files.write(dump.resolve("l00h0" + key + "k/data.parquet"), new byte[100]);
        }
        CommandRun run = analysis.run();
        assertFails(run, "no head could be analysed: all 9 failed");
        Map<String, byte[]> later = contents(results);
        assertThat(new String(later.remove("head_status.failed.csv"), UTF_8).lines())
                .hasSize(10)
                .filteredOn(row -> row.contains(",failed,"))
                .hasSize(9);
        assertThat(later).containsExactlyInAnyOrderEntriesOf(earlier);

        for (int key = 0; key < 3; key++) {
            String head = "l00h0" + key + "k";
            SampleHeads.copy(head, dump, head);
        }
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertThat(contents(results)).containsOnlyKeys(earlier.keySet());
    }

    @Test
    void restoringTheDumpKeepsTheOutputsAndRemovesTheSeparateStatuses() throws IOException {
        Analysis analysis = analysis();
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        Map<String, byte[]> earlier = contents(results);
        Path away = directory.resolve("away");
        Files.move(dump, away);
        for (int query = 0; query < 9; query++) {
            Files.createDirectories(dump.resolve("l00h0" + query + "q"));
        }
        assertFails(analysis.run(), "no head could be analysed: all 9 failed");
        assertThat(contents(results)).containsKey("head_status.failed.csv");

        Files.move(dump, directory.resolve("broken"));
        Files.move(away, dump);
        assertThat(analysis.run().err()).contains("Nothing changed");
        assertThat(contents(results)).containsExactlyInAnyOrderEntriesOf(earlier);
    }

    @Test
    void aDirectoryInsteadOfAnOutputIsReported() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("taken.csv"));
        CommandRun run = analysis().with("component_csv", taken).run();
        assertFails(run, "component_csv: " + taken + " is a directory, a file is expected");
    }

    @Test
    void anOutputBelowAFileCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        CommandRun run =
                analysis().with("bucket_csv", file.resolve("buckets.csv")).run();
        assertFails(run, "bucket_csv: ");
        assertThat(run.lastLine()).contains("file");
    }

    @Test
    void aFullDiskKeepsEarlierTables() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        // Space for the tables of one layer once, not twice.
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk.toString()), "needs root and mount");
        try {
            Analysis analysis = analysis(disk);
            assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
            Map<String, byte[]> earlier = contents(disk);
            assertFails(CommandRun.during(Map.of(), analysis, "--fresh"), "cannot write " + disk);
            Map<String, byte[]> later = contents(disk);
            later.remove("head_status.failed.csv");
            assertThat(later.keySet()).isEqualTo(earlier.keySet());
            assertThat(later).allSatisfy((name, bytes) -> assertThat(bytes).isEqualTo(earlier.get(name)));
        } finally {
            command("umount", disk.toString());
        }
    }

    private static boolean command(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    @Test
    void aReadOnlyOutputCannotBeWritten() {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "needs an unwritable /proc, as on Linux");
        CommandRun run =
                analysis().with("bucket_csv", "/proc/plasticity/buckets.csv").run();
        assertFails(run, "bucket_csv: ");
        assertThat(run.lastLine()).contains("/proc/plasticity");
    }

    private Analysis analysis() {
        return analysis(results);
    }

    private Analysis analysis(Path into) {
        return Analysis.ofSmolLm(dump, into).with("num_layers", 1);
    }

    /** All other heads have the rows of a run without damage. */
    private void assertOnlyFails(String head, String error) throws IOException {
        Analysis analysis = analysis();
        CommandRun run = analysis.run();
        assertThat(run.status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.lastLine()).contains("1 of 9 heads failed");
        assertThat(run.err()).doesNotContain("\tat ");
        Map<String, CSVRecord> status = analysis.status();
        assertThat(status.get(head).get("error")).contains(error);
        assertThat(status.values().stream().filter(row -> row.get("status").equals("ok")))
                .hasSize(8);

        String rows = head.replace('-', ',') + ",";
        for (String table : Analysis.TABLES) {
            assertThat(Files.readAllLines(results.resolve(table)))
                    .as(table)
                    .isEqualTo(Files.readAllLines(clean.resolve(table)).stream()
                            .filter(line -> !line.startsWith(rows))
                            .toList());
        }
    }

    private static void assertFails(CommandRun run, String cause) {
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).startsWith("plasticity: ").contains(cause);
        assertThat(run.err()).doesNotContain("\tat ");
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
