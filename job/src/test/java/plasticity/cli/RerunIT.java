package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.SampleHeads;

/** Reruns compute only what changed, and their outputs equal those of a first run. */
class RerunIT {
    private static final String SPARK = "heads, ";

    @TempDir
    private static Path root;

    /** Contains the dump and the results of each test: always the same path, with the same files at the start. */
    private static Path directory;

    private static Path dump;

    private Analysis analysis;

    @BeforeAll
    static void analyseLayer0() throws IOException {
        directory = root.resolve("test");
        dump = SampleHeads.copy("l00", directory.resolve("dump"));
        CommandRun first = into("results").run();
        assertThat(first.status()).as(first.err()).isEqualTo(ExitStatus.OK);
        FileUtils.copyDirectory(directory.toFile(), analysed());
    }

    @BeforeEach
    void restore() throws IOException {
        FileUtils.deleteDirectory(directory.toFile());
        FileUtils.copyDirectory(analysed(), directory.toFile());
        analysis = into("results");
    }

    private static File analysed() {
        return root.resolve("analysed").toFile();
    }

    private static Analysis into(String name) throws IOException {
        return Analysis.ofSmolLm(dump, Files.createDirectories(directory.resolve(name)))
                .with("num_layers", 1);
    }

    @Test
    void theFirstRunComputesAllHeads() throws IOException {
        assertCounts(9, 0);
    }

    @Test
    void anUnchangedDumpChangesNoByteAndStartsNoSpark() throws IOException {
        Map<String, String> before = files("results");
        CommandRun again = analysis.run();
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.OK);
        assertThat(again.err()).contains("Nothing changed", "run.json").doesNotContain(SPARK);
        assertThat(files("results")).isEqualTo(before);
    }

    @Test
    void leftoversOfAKilledRunAreRemovedEvenIfNothingChanged() throws IOException {
        Map<String, String> before = files("results");
        String aside = "." + UUID.randomUUID() + ".tmp";
        Files.writeString(directory.resolve("results/.head_metrics.csv" + aside), "half");
        Files.writeString(
                directory.resolve("results/.run.json.results/." + "0".repeat(64) + ".jsonl.gz" + aside), "half");
        assertThat(analysis.run().err()).contains("Nothing changed");
        assertThat(files("results")).isEqualTo(before);
    }

    @Test
    void onlyTheChangedHeadIsComputed() throws IOException {
        replace("l00h04q", "l05h04q");
        CommandRun again = analysis.run();
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.OK);
        assertThat(again.err())
                .contains(
                        "8 heads did not change and are reused, 1 to compute, with the estimates of 1 key head",
                        "1/1 heads");
        assertCounts(1, 8);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void aChangedKeyHeadRecomputesItsQueryHeads() throws IOException {
        replace("l00h01k", "l05h01k");
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertCounts(3, 6);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void aRemovedHeadIsRemovedFromTheTablesAndFromTheEstimatesOfItsKeyHead() throws IOException {
        delete("l00h08q");
        assertThat(run("--dry-run").out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("run.json: 8 query heads, 0 to compute, 8 reused"),
                        line -> assertThat(line).matches("  l00h02k: .*"));
        CommandRun again = analysis.run();
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.OK);
        assertThat(again.err()).contains("0 to compute, with the estimates of 1 key head");
        assertCounts(0, 8);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void aSettingThatAffectsMetricsRecomputesAllHeads() throws IOException {
        analysis.with("seed", 1);
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertCounts(9, 0);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void withoutEstimatesTheirTablesAreDeletedAndKeyHeadsAreNotComputed() throws IOException {
        Files.delete(analysis.file("head_profile.csv"));
        Path mine = Files.writeString(directory.resolve("results/other.csv"), "a\n");
        analysis.with("estimates", false);
        CommandRun run = analysis.run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).doesNotContain("near_empirical", "head_estimates");
        assertThat(Analysis.ALL_TABLES)
                .filteredOn(table -> Files.exists(analysis.file(table)))
                .containsExactly(
                        "head_metrics.csv",
                        "head_bucket_plasticity.csv",
                        "head_component_weights.csv",
                        "head_status.csv");
        assertThat(mine).exists();
        JsonNode manifest = manifest(analysis);
        assertThat(manifest.get("tables")).hasSize(4);
        assertThat(manifest.get("fingerprints")).hasSize(9);
        assertThat(manifest.get("computed").intValue()).isEqualTo(9);
        assertThat(analysis.run().err()).contains("Nothing changed");

        delete("l00h08q");
        CommandRun removed = analysis.run();
        assertThat(removed.err()).doesNotContain(SPARK);
        assertThat(manifest(analysis).get("fingerprints")).hasSize(8);

        analysis.with("estimates", true);
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertCounts(8, 0);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void otherSettingsRecomputeNoHead() throws IOException {
        Map<String, String> before = files("results");
        assertThat(analysis.with("max_workers", 1).run().err()).contains("Nothing changed");
        assertThat(files("results")).isEqualTo(before);
    }

    @Test
    void renamingATableDoesNotStartSpark() throws IOException {
        analysis.with("bucket_csv", directory.resolve("results/buckets.parquet"));
        CommandRun again = analysis.run();
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.OK);
        assertThat(again.err()).doesNotContain(SPARK);
        assertCounts(0, 9);
        assertThat(directory.resolve("results/buckets.parquet")).exists();
    }

    @Test
    void aModifiedTableIsRewrittenWithoutSpark() throws IOException {
        byte[] metrics = analysis.bytes("head_metrics.csv");
        Files.writeString(analysis.file("head_metrics.csv"), "layer\n");
        CommandRun again = analysis.run();
        assertThat(again.err()).doesNotContain(SPARK);
        assertThat(analysis.bytes("head_metrics.csv")).isEqualTo(metrics);
        assertCounts(0, 9);
    }

    @Test
    void freshRecomputesAllHeads() throws IOException {
        assertThat(run("--fresh").status()).isEqualTo(ExitStatus.OK);
        assertCounts(9, 0);
        assertTablesAreThoseOfAFreshRun();
        assertThat(analysis.run().err()).contains("Nothing changed");
    }

    @Test
    void failedHeadsAreRetried() throws IOException {
        Path file = dump.resolve("l00h04q/data.parquet");
        byte[] sound = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sound, sound.length / 2));
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertCounts(1, 8);
        CommandRun again = analysis.run();
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertCounts(1, 8);
        assertThat(run("--dry-run").out()).contains("l00h04q: it failed before: ");
        Files.write(file, sound);
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertCounts(1, 8);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void aDryRunReportsHeadsAndReasons() throws IOException {
        replace("l00h04q", "l05h04q");
        Map<String, String> before = files("results");
        CommandRun dry = run("--dry-run");
        assertThat(dry.status()).as(dry.err()).isEqualTo(ExitStatus.OK);
        assertThat(dry.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("run.json: 9 query heads, 1 to compute, 8 reused"),
                        line -> assertThat(line).startsWith("  l00h04q: l00h04q/data.parquet changed: "),
                        line -> assertThat(line)
                                .isEqualTo("  l00h01k: estimates depend on a query head that is computed"));
        assertThat(files("results")).isEqualTo(before);
    }

    @Test
    void aDryRunOfUnchangedOutputsHasNothingToDo() throws IOException {
        for (Path segment : segments()) {
            Files.delete(segment); // the run itself does not need results either
        }
        assertThat(run("--dry-run").out().lines()).singleElement().satisfies(line -> assertThat(line)
                .endsWith(
                        "run.json: 9 query heads, 0 to compute, 9 reused: nothing to do, the tables stay as they are"));
        assertThat(analysis.run().err()).contains("Nothing changed");
    }

    @Test
    void aDryRunReportsTablesThatWouldBeRewritten() throws IOException {
        Files.writeString(analysis.file("head_metrics.csv"), "layer\n");
        assertRewritten(9, "head_metrics: .*/head_metrics.csv has 6 bytes, the manifest says \\d+");

        Files.delete(analysis.file("head_status.csv"));
        assertRewritten(9, "head_status: .*/head_status.csv does not exist");

        analysis.with("bucket_csv", directory.resolve("results/buckets.parquet"));
        assertRewritten(
                9,
                "head_bucket_plasticity: was written to head_bucket_plasticity.csv, is to be written to buckets.parquet");

        Path manifest = analysis.file("run.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"0.9\""));
        assertRewritten(9, "version 0.9 wrote the outputs, this is version .*");

        Files.writeString(manifest, text.substring(0, 40));
        assertRewritten(9, ".*/run.json: is not a run manifest: unexpected end of file at line 3, column \\d+");

        Files.delete(manifest);
        assertRewritten(9, ".*/run.json does not exist");
    }

    /** Checks a dry run, which writes nothing, and the following run. */
    private void assertRewritten(int heads, String why) throws IOException {
        Map<String, String> before = files("results");
        CommandRun dry = run("--dry-run");
        assertThat(dry.status()).as(dry.err()).isEqualTo(ExitStatus.OK);
        assertThat(dry.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("run.json: " + heads + " query heads, 0 to compute, " + heads
                                        + " reused: nothing to compute, but the tables would be written again"),
                        line -> assertThat(line).matches("  " + why));
        assertThat(files("results")).isEqualTo(before);
        CommandRun again = analysis.run();
        assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.OK);
        assertThat(again.err()).doesNotContain(SPARK);
        assertCounts(0, heads);
        assertThat(run("--dry-run").out()).contains("nothing to do");
    }

    @Test
    void foreignFilesAreReplacedOnlyOnRequest() throws IOException {
        Path mine = Files.writeString(directory.resolve("results/mine.csv"), "a,b\n1,2\n");
        analysis.with("bucket_csv", mine);
        for (CommandRun run : List.of(run("--dry-run"), analysis.run(), run("--fresh"))) {
            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.lastLine())
                    .isEqualTo(
                            "plasticity: bucket_csv: " + mine
                                    + " exists, is not listed in a run manifest, and does not"
                                    + " have the columns of this table; choose another path, or pass --overwrite to replace it");
            assertThat(mine).hasContent("a,b\n1,2\n");
        }
        CommandRun run = run("--overwrite");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(mine).content().startsWith("layer,q_head,k_head,q_bucket,k_bucket,ap_bucket\n");
        assertCounts(0, 9);
    }

    @Test
    void theDumpIsNeverWritten() throws IOException {
        byte[] before = Files.readAllBytes(dump.resolve("l00h00q/data.parquet"));
        for (String name : List.of("data.parquet", "new.csv", "deep/new.csv")) {
            analysis.with("output_csv", dump.resolve("l00h00q").resolve(name));
            for (CommandRun run : List.of(run("--dry-run"), analysis.run(), run("--overwrite"))) {
                assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
                assertThat(run.lastLine()).contains("output_csv: ", "is in a head directory of the dump");
            }
        }
        analysis.with("output_csv", directory.resolve("results/head_metrics.csv"));
        analysis.with("run_json", dump.resolve("l00h00k/run.json"));
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.USAGE);
        assertThat(dump.resolve("l00h00q/data.parquet")).hasBinaryContent(before);
        for (String head : List.of("l00h00q", "l00h00k")) {
            assertThat(dump.resolve(head).toFile().list()).containsExactly("data.parquet");
        }
    }

    @Test
    void aDryRunAfterAnotherSeed() throws IOException {
        analysis.with("seed", 1);
        assertThat(run("--dry-run").out()).contains("9 to compute, 0 reused", "seed was 0, is 1");
    }

    @Test
    void aDryRunBeforeAnyRun() throws IOException {
        analysis = into("nowhere");
        assertThat(run("--dry-run").out()).contains("9 to compute, 0 reused", "no result of an earlier run");
        assertThat(directory.resolve("nowhere")).isEmptyDirectory();
    }

    @Test
    void aTouchedFileIsUnchangedByContent() throws IOException {
        assertThat(run("--verify-content").status()).isEqualTo(ExitStatus.OK);
        assertCounts(9, 0); // no content hash was stored
        touch("l00h04q");
        assertThat(run("--verify-content").status()).isEqualTo(ExitStatus.OK);
        assertCounts(0, 9);
        touch("l00h04q");
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertCounts(1, 8);
        assertTablesAreThoseOfAFreshRun();
    }

    @Test
    void unchangedContentChangesNothing() throws IOException {
        assertThat(run("--verify-content").status()).isEqualTo(ExitStatus.OK);
        Map<String, String> before = files("results");
        assertThat(run("--verify-content").err()).contains("Nothing changed");
        assertThat(files("results")).isEqualTo(before);
    }

    @Test
    void aDamagedStoreIsIgnored() throws IOException {
        for (Path segment : segments()) {
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);
        }
        replace("l00h04q", "l05h04q");
        CommandRun again = analysis.run();
        assertThat(again.err()).contains("damaged, not trusted");
        assertCounts(9, 0);
        assertTablesAreThoseOfAFreshRun();
        assertThat(analysis.run().err()).contains("Nothing changed");
    }

    @Test
    void withoutAStoreAllHeadsAreRecomputed() throws IOException {
        for (Path segment : segments()) {
            Files.delete(segment);
        }
        replace("l00h04q", "l05h04q");
        assertThat(analysis.run().status()).isEqualTo(ExitStatus.OK);
        assertCounts(9, 0);
        assertTablesAreThoseOfAFreshRun();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("results/.run.json.results"))) {
            List<Path> segments = files.toList();
            assertThat(segments).isNotEmpty();
            return segments;
        }
    }

    private CommandRun run(String... more) {
        return CommandRun.during(Map.of(), analysis, more);
    }

    private void replace(String head, String other) throws IOException {
        SampleHeads.copy(other, dump, head);
    }

    private void touch(String head) throws IOException {
        Path file = dump.resolve(head + "/data.parquet");
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5000));
    }

    private void delete(String head) throws IOException {
        Files.delete(dump.resolve(head + "/data.parquet"));
        Files.delete(dump.resolve(head));
    }

    private void assertCounts(int computed, int reused) throws IOException {
        JsonNode manifest = manifest(analysis);
        assertThat(manifest.get("computed").intValue()).as("computed").isEqualTo(computed);
        assertThat(manifest.get("reused").intValue()).as("reused").isEqualTo(reused);
        List<String> heads = new ArrayList<>();
        manifest.get("fingerprints").fieldNames().forEachRemaining(heads::add);
        assertThat(heads)
                .filteredOn(head -> head.endsWith("q"))
                .hasSize(manifest.get("ok").intValue() + manifest.get("failed").intValue());
        assertThat(heads).filteredOn(head -> head.endsWith("k")).containsExactly("l00h00k", "l00h01k", "l00h02k");
        assertThat(CommandRun.of("verify", analysis.file("run.json").toString()).status())
                .isEqualTo(ExitStatus.OK);
    }

    private void assertTablesAreThoseOfAFreshRun() throws IOException {
        Analysis fresh = into("fresh");
        analysis.settings().forEach((key, value) -> {
            if (!value.contains("/results/")) {
                fresh.with(key, value);
            }
        });
        fresh.run();
        assertThat(Analysis.ALL_TABLES)
                .allSatisfy(table -> assertThat(analysis.bytes(table)).as(table).isEqualTo(fresh.bytes(table)));
        assertThat(manifest(analysis).get("buckets"))
                .isEqualTo(manifest(fresh).get("buckets"))
                .isNotEmpty();
    }

    private static JsonNode manifest(Analysis run) throws IOException {
        return new ObjectMapper().readTree(run.file("run.json").toFile());
    }

    /** Time and content of every file below a directory, by name. */
    private Map<String, String> files(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory.resolve(name))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        file.toString(),
                        Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
