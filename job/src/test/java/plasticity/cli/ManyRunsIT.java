package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;
import plasticity.testing.SampleHeads;

/** Several checkpoints in one Spark application, each with its own outputs. */
class ManyRunsIT {
    @TempDir
    Path directory;

    private Path dump;

    @BeforeEach
    void twoCheckpoints() throws IOException {
        dump = Files.createDirectory(directory.resolve("dump"));
        copy("l00", "step-1");
        copy("l05", "step-2");
    }

    private void copy(String layer, String model) throws IOException {
        for (String head : SampleHeads.names(layer)) {
            SampleHeads.copy(head, dump.resolve(model), head.replace(layer, "l00"));
        }
    }

    private CommandRun run(String runs, String... more) throws IOException {
        Path file = Files.writeString(
                directory.resolve("runs.yaml"),
                """
                dataset_local_root: %s
                num_layers: 1
                num_q_heads: 9
                num_k_heads: 3
                output_csv: %s/{model_dir}/head_metrics.csv
                runs: %s
                """
                        .formatted(dump, directory.resolve("results"), runs));
        List<String> arguments = new ArrayList<>(List.of("analyze", "--config", file.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void eachRunHasTheOutputsOfASeparateRun() throws IOException {
        CommandRun run = run("[step-1, {model_dir: step-2, seed: 3}]");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).contains("18/18 heads");
        assertSameAsAlone("step-1", 0);
        assertSameAsAlone("step-2", 3);
        assertThat(run("[step-1, {model_dir: step-2, seed: 3}]").err()).doesNotContain("/18 heads");
    }

    @Test
    void aChangeInOneDoesNotAffectTheOther() throws IOException {
        run("[step-1, step-2]");
        byte[] manifest = Files.readAllBytes(directory.resolve("results/step-1/run.json"));
        CommandRun again = run("[step-1, {model_dir: step-2, seed: 3}]");
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.OK);
        assertThat(again.err()).contains("Nothing changed", "9/9 heads");
        assertThat(directory.resolve("results/step-1/run.json")).hasBinaryContent(manifest);
        assertSameAsAlone("step-2", 3);
    }

    @Test
    void aFailedRunDoesNotAffectTheOthers() throws IOException {
        CommandRun run = run("[step-0, step-1, step-2]");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine())
                .startsWith("plasticity: 1 of 3 runs failed, the tables of the others are published; first failure: ")
                .contains("step-0 does not exist");
        assertThat(run.err()).contains("results/step-0/run.json: ");
        assertSameAsAlone("step-1", 0);
        assertSameAsAlone("step-2", 0);
    }

    @Test
    void aRunWithoutAnalysedHeadsDoesNotAffectTheOthers() throws IOException {
        try (Stream<Path> files = Files.walk(dump.resolve("step-1"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[100]);
            }
        }
        CommandRun run = run("[step-1, step-2]");
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).contains("1 of 2 runs failed", "no head could be analysed: all 9 failed");
        assertThat(directory.resolve("results/step-1/head_status.csv")).exists();
        assertThat(directory.resolve("results/step-1/run.json")).doesNotExist();
        assertSameAsAlone("step-2", 0);
    }

    @Test
    void failedHeadsAreReportedForTheirRun() throws IOException {
        Files.write(dump.resolve("step-2/l00h04q/data.parquet"), new byte[100]);
        CommandRun run = run("[step-1, step-2]");
        assertThat(run.status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.lastLine())
                .contains("1 of 9 heads failed, the tables contain the other 8; see", "results/step-2/head_status.csv");
        assertSameAsAlone("step-1", 0);
    }

    @Test
    void moreThanAHundredRunsAreProcessedInBatches() throws IOException {
        List<String> models = new ArrayList<>();
        for (int step = 1001; step <= 1101; step++) {
            Path model = Files.createDirectory(dump.resolve("step-" + step));
            for (String head : List.of("l00h00q", "l00h00k")) {
                Files.createSymbolicLink(
                        model.resolve(head), Project.sample().resolve(head).toAbsolutePath());
            }
            models.add("step-" + step);
        }
        CommandRun run = run(models.toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).contains("100/100 heads", "1/1 heads");
        byte[] first = Files.readAllBytes(directory.resolve("results/step-1001/head_metrics.csv"));
        assertThat(models).allSatisfy(model -> assertThat(
                        directory.resolve("results").resolve(model).resolve("head_metrics.csv"))
                .hasBinaryContent(first));
        assertThat(run(models.toString()).err()).doesNotContain("/1 heads");
    }

    @Test
    void eachSummaryHasAHeading() throws IOException {
        assertThat(run("[step-1, step-2]").out().lines())
                .containsSubsequence(
                        "step-1 (" + directory + "/results/step-1/run.json):",
                        "Tables:",
                        "step-2 (" + directory + "/results/step-2/run.json):",
                        "Tables:");
        assertThat(run("[step-1, step-2]", "--explain").out())
                .contains("step-1 (" + directory + "/results/step-1/run.json):");
        assertThat(run("[step-1]", "--fresh").out()).doesNotContain("step-1 (");
    }

    private String[] combined(String suffix, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--combined_csv",
                                directory.resolve("all/heads." + suffix).toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private List<String> rows(String model) throws IOException {
        return Files.readAllLines(directory.resolve("results/" + model + "/head_metrics.csv")).stream()
                .skip(1)
                .map(row -> model + "," + row)
                .toList();
    }

    @Test
    void aCombinedTableContainsTheHeadsOfAllRuns() throws IOException {
        Path all = directory.resolve("all/heads.csv");
        run("[step-2]"); // found unchanged below
        CommandRun run = run("[step-2, step-1]", combined("csv"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).contains("Nothing changed", "Wrote " + all + ": the heads of 2 runs");
        List<String> lines = Files.readAllLines(all);
        assertThat(lines.get(0)).startsWith("model_dir,layer,q_head,k_head,").endsWith(",ap_overall");
        assertThat(lines.subList(1, 10)).isEqualTo(rows("step-2"));
        assertThat(lines.subList(10, lines.size())).isEqualTo(rows("step-1"));

        FileTime written = Files.getLastModifiedTime(all);
        CommandRun again = run("[step-2, step-1]", combined("csv"));
        assertThat(again.err()).contains(all + " is unchanged: the heads of 2 runs");
        assertThat(Files.getLastModifiedTime(all)).isEqualTo(written);
        try (Stream<Path> files = Files.list(all.getParent())) {
            assertThat(files).containsExactly(all);
        }

        run("[step-1, step-2]", combined("csv"));
        assertThat(Files.readAllLines(all).subList(1, 10)).isEqualTo(rows("step-1"));
    }

    @Test
    void aCombinedTableOmitsFailedRuns() throws IOException {
        Path all = directory.resolve("all/heads.csv");
        CommandRun run = run("[step-0, step-1]", combined("csv"));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.err())
                .contains("Note: " + all + " omits runs that failed: " + directory + "/results/step-0/run.json");
        assertThat(run.lastLine()).contains("1 of 2 runs failed");
        byte[] bytes = Files.readAllBytes(all);
        assertThat(Files.readAllLines(all)).hasSize(10);

        CommandRun none = run("[step-0, step-00]", combined("csv"));
        assertThat(none.err()).contains("Note: " + all + " was not written because all runs failed: ");
        assertThat(all).hasBinaryContent(bytes);
    }

    @Test
    void aCombinedTableMayBeParquetAndCoversWildcards() throws IOException {
        Path all = directory.resolve("all/heads.parquet");
        run("[step-*]", combined("parquet"));
        byte[] bytes = Files.readAllBytes(all);
        assertThat(bytes).startsWith('P', 'A', 'R', '1').endsWith('P', 'A', 'R', '1');
        assertThat(run("[step-*]", combined("parquet")).err()).contains(all + " is unchanged: the heads of 2 runs");
        assertThat(all).hasBinaryContent(bytes);
    }

    @Test
    void aCombinedTableDoesNotReplaceForeignFiles() throws IOException {
        Path all = Files.writeString(
                Files.createDirectory(directory.resolve("all")).resolve("heads.csv"), "a,b\n");
        for (String more : List.of("--dry-run", "--fresh")) {
            CommandRun run = run("[step-1, step-2]", combined("csv", more));
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.lastLine()).startsWith("plasticity: combined_csv: " + all + " exists, ");
            assertThat(directory.resolve("results")).doesNotExist();
        }
        assertThat(run("[step-1]", combined("csv", "--overwrite")).status()).isEqualTo(ExitStatus.OK);
        assertThat(Files.readAllLines(all)).hasSize(10);
    }

    @Test
    void anUnwritableCombinedTableDoesNotAffectOtherOutputs() throws IOException {
        Files.writeString(directory.resolve("all"), "a file");
        CommandRun run = run("[step-1, step-2]", combined("csv"));
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).startsWith("plasticity: combined_csv: ");
    }

    @Test
    void onlyForeignFilesToReplaceIsWrongUsage() throws IOException {
        for (String model : List.of("step-1", "step-2")) {
            Files.writeString(
                    Files.createDirectories(directory.resolve("results/" + model))
                            .resolve("head_status.csv"),
                    "mine");
        }
        assertThat(run("[step-1, step-2]").status()).isEqualTo(ExitStatus.USAGE);
        Files.delete(directory.resolve("results/step-2/head_status.csv"));
        assertThat(run("[step-1, step-2]").status()).isEqualTo(ExitStatus.USAGE);
        assertSameAsAlone("step-2", 0);
        assertThat(run("[step-0, step-1, step-2]").status())
                .as("a failure that a retry may resolve")
                .isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void aDryRunCoversAllRuns() throws IOException {
        run("[step-1]");
        assertThat(run("[step-1, step-2]", "--dry-run").out())
                .contains(
                        "step-1/run.json: 9 query heads, 0 to compute, 9 reused",
                        "step-2/run.json: 9 query heads, 9 to compute, 0 reused");
    }

    private void assertSameAsAlone(String model, int seed) throws IOException {
        Analysis alone = Analysis.ofSmolLm(
                        dump, Files.createDirectories(directory.resolve("alone").resolve(model)))
                .with("model_dir", model)
                .with("num_layers", 1)
                .with("seed", seed);
        CommandRun run = alone.run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(Analysis.ALL_TABLES).allSatisfy(table -> assertThat(
                        directory.resolve("results").resolve(model).resolve(table))
                .hasBinaryContent(alone.bytes(table)));
    }
}
