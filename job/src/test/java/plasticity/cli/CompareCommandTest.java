package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import plasticity.tables.Differences;
import plasticity.tables.HeadDifferences;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadReplicates;
import plasticity.tables.HeadStatus;
import plasticity.tables.StoredTable;
import plasticity.tables.TableFormat;
import plasticity.testing.RunDirectory;

class CompareCommandTest {
    @TempDir
    private Path directory;

    private RunDirectory a;
    private RunDirectory b;

    @BeforeEach
    void writeRuns() throws Exception {
        a = run("a", 0.5);
        b = run("b", 0.7);
    }

    private RunDirectory run(String name, double value) throws Exception {
        return new RunDirectory(directory.resolve(name), TableFormat.CSV)
                .head(0, 0, "same", Map.of("near_empirical", new double[] {value, 0.4, 0.6}))
                .write()
                .writeManifest(Map.of("seed", 0, "model_dir", name));
    }

    private CommandRun compare(String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "compare",
                                a.directory().toString(),
                                b.directory().toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private void assertFails(int status, CommandRun run, String... parts) {
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.errors()).hasSize(1);
        assertThat(run.lastLine()).startsWith("plasticity: ").contains(parts);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aSummaryIsPrintedAndNothingIsWritten() throws Exception {
        CommandRun run = compare();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("A a: ", "B b: ", "paired by text group", "near_empirical", "0.20000");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tablesAndJson(TableFormat format) throws Exception {
        Path output = directory.resolve("new/output");
        CommandRun run = compare("--output", output.toString(), "--format", format.name(), "--labels", "before, after");
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        String suffix = "." + format.name().toLowerCase(java.util.Locale.ROOT);
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "head_differences" + suffix,
                            "key_head_differences" + suffix,
                            "model_differences" + suffix,
                            "extreme_heads" + suffix,
                            "comparison.json");
        }
        StoredTable heads =
                StoredTable.read(output.resolve("head_differences" + suffix), HeadDifferences.TABLE.columns());
        int row = heads.texts(Differences.METRIC).indexOf("near_empirical");
        assertThat(heads.texts(Differences.PAIRING).get(row)).isEqualTo("paired");
        JsonNode json =
                new ObjectMapper().readTree(output.resolve("comparison.json").toFile());
        assertThat(json.get("runs").get(1).get("label").asText()).isEqualTo("after");
        assertThat(json.get("runs").get(1).get("settings").get("seed").asInt()).isZero();
        assertThat(json.get("pairing").asText()).startsWith("paired");
        assertThat(json.get("model_differences").get(0).get("mean_a").isNull()).isTrue();
        // A second run replaces the files.
        assertThat(compare("--output", output.toString()).status()).isEqualTo(ExitStatus.OK);
    }

    @Test
    void locationsMayBeManifestsAndUris() {
        CommandRun run = CommandRun.of(
                "compare", a.directory() + "/run.json", b.directory().toUri().toString());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("A a: ", "B b: ");
    }

    @Test
    void aTableThatDoesNotMatchItsManifest() throws Exception {
        Files.writeString(b.file(HeadReplicates.TABLE), "layer\n");
        assertFails(ExitStatus.TABLES_DIFFER, compare(), "head_replicates: ", "the manifest says");
        Files.delete(b.file(HeadReplicates.TABLE));
        assertFails(ExitStatus.TABLES_DIFFER, compare(), "head_replicates.csv does not exist");
    }

    @Test
    void runsWithOtherSettings() throws Exception {
        b.writeManifest(Map.of("seed", 1, "p_alpha", 0.01, "model_dir", "b"));
        assertFails(ExitStatus.USAGE, compare(), "seed (0, 1)", "--allow seed");
        CommandRun allowed = compare("--allow", "seed");
        assertThat(allowed.status()).as(allowed.err()).isEqualTo(ExitStatus.OK);
        assertThat(allowed.out()).contains("Different setting: seed (0, 1).");
        assertFails(ExitStatus.USAGE, compare("--allow", "sed"), "did you mean seed?");
    }

    @Test
    void withoutAManifestSettingsAreUnknown() throws Exception {
        Files.delete(b.directory().resolve("run.json"));
        CommandRun run = compare();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("Settings are unknown without run.json: b.");
    }

    @Test
    void noReplicates() throws Exception {
        Files.delete(b.file(HeadReplicates.TABLE));
        b.writeManifest(Map.of());
        assertFails(ExitStatus.USAGE, compare(), "has head_estimates but no head_replicates");
    }

    @Test
    void differentColumns() throws Exception {
        Path file = b.file(HeadEstimates.TABLE);
        Files.writeString(file, Files.readString(file).replace("near_text", "other"));
        b.writeManifest(Map.of());
        assertFails(
                ExitStatus.USAGE,
                compare(),
                "head_estimates: a and b have different columns: only one of them has near_text");
        assertThat(compare("--metrics", "near_empirical").status()).isEqualTo(ExitStatus.OK);
        Files.writeString(file, Files.readString(file).replace("q_head", "head"));
        b.writeManifest(Map.of());
        assertFails(ExitStatus.USAGE, compare(), "head_estimates.csv: has no column q_head");
    }

    @Test
    void noCommonHead() throws Exception {
        b = new RunDirectory(directory.resolve("c"), TableFormat.CSV)
                .head(4, 4, "same", Map.of("near_empirical", new double[] {0.5, 0.4, 0.6}))
                .write();
        assertFails(ExitStatus.USAGE, compare(), "no query head in common");
    }

    @Test
    void noCommonTable() throws Exception {
        Files.createDirectory(directory.resolve("empty"));
        assertFails(
                ExitStatus.USAGE,
                CommandRun.of(
                        "compare",
                        a.directory().toString(),
                        directory.resolve("empty").toString()),
                "no table in common");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--metrics near_emprical|did you mean near_empirical?",
                "--fdr 5|--fdr: invalid value \"5\": expected a number between 0 and 1",
                "--fdr x|--fdr: invalid value \"x\": expected a number between 0 and 1",
                "--top 0|--top: invalid value \"0\": expected an integer from 1",
                "--format xls|--format: invalid value \"xls\": expected csv or parquet",
                "--labels one|--labels: 1 label for 2 runs",
                "--labels one,one|--labels: labels must be distinct",
            })
    void invalidOptions(String option, String message) {
        assertFails(
                ExitStatus.USAGE,
                compare(("--output " + directory.resolve("output") + " " + option).split(" ")),
                message);
        assertThat(directory.resolve("output")).doesNotExist();
    }

    @Test
    void wrongUsage() {
        assertFails(ExitStatus.USAGE, CommandRun.of("compare", a.directory().toString()), "at least two runs");
        assertFails(
                ExitStatus.USAGE,
                CommandRun.of("compare", a.directory().toString(), directory + "/nowhere"),
                "nowhere does not exist");
        assertThat(CommandRun.of("compare").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void aRunsTablesAreNotMixedWithAComparison() throws Exception {
        assertFails(
                ExitStatus.USAGE,
                compare("--output", a.directory().toString()),
                "--output: ",
                "contains the tables of a run");
        assertFails(
                ExitStatus.USAGE,
                compare("--output", a.file(HeadMetrics.TABLE).toString()),
                "is a file, a directory is expected");
        assertThat(List.of(a.file(HeadStatus.TABLE), a.file(HeadMetrics.TABLE))).allMatch(Files::exists);
    }
}
