package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.testing.Project;

/** Runs {@code deploy/bin/plasticity} as a user does, and checks its exit statuses. */
class LauncherIT {
    private static final int LAYERS = 150;

    @TempDir
    Path directory;

    @TempDir
    Path console;

    @Test
    void theReadmesCommandAnalysesTheSample() throws Exception {
        CommandRun run = launcher().run(List.of("analyze", "--config", "configs/analysis/sample.yaml", "--fresh"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).contains("q_R2_pos", "ap_overall", "results/sample/head_metrics.csv");
        assertThat(run.err()).contains("54/54 heads, 0 failed").doesNotContain("WARN", "INFO", "\tat ");
        ReferenceTables.assertAgree(Project.resource("golden/sample"), Project.ROOT.resolve("results/sample"));
    }

    @Test
    void aSmallHeapGivesTheSameBytes() throws Exception {
        Analysis large = Analysis.ofSample(directory.resolve("large"));
        Analysis small = Analysis.ofSample(directory.resolve("small")).with("max_workers", 1);
        assertThat(large.run().status()).isEqualTo(ExitStatus.OK);
        CommandRun run = launcher().with("PLASTICITY_JAVA_OPTS", "-Xmx1g").run(small.commandLine());
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(Analysis.TABLES)
                .allSatisfy(table -> assertThat(small.bytes(table)).isEqualTo(large.bytes(table)));
    }

    @Test
    void theManifestListsEveryTableWithItsChecksum() throws Exception {
        Analysis analysis = Analysis.ofSample(directory)
                .with("num_layers", 1)
                .with("bucket_csv", directory.resolve("buckets.parquet"));
        assertThat(launcher().run(analysis.commandLine()).status()).isEqualTo(ExitStatus.OK);
        JsonNode manifest =
                new ObjectMapper().readTree(analysis.file("run.json").toFile());
        assertThat(manifest.get("ok").intValue()).isEqualTo(9);
        assertThat(manifest.get("failed").intValue()).isZero();
        assertThat(manifest.get("settings").get("max_tokens_per_head").intValue())
                .isEqualTo(50_000);
        assertThat(manifest.get("tables").size()).isEqualTo(Analysis.ALL_TABLES.size());
        for (JsonNode table : manifest.get("tables")) {
            byte[] bytes = analysis.bytes(table.get("path").textValue());
            assertThat(table.get("sha256").textValue()).isEqualTo(sha256(bytes));
            assertThat(table.get("bytes").longValue()).isEqualTo(bytes.length);
        }
    }

    @Test
    void noHeadAtAllIsStatusOne() throws Exception {
        CommandRun run = launcher().run(Analysis.ofSmolLm(directory, directory).commandLine());
        assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(run.lastLine()).contains("holds no query head");
    }

    /** The captured console output is UTF-8. */
    @Test
    void anyFileNamesWorkWithoutALocale() throws Exception {
        Path place = Files.createDirectory(directory.resolve("Mü ller%20#+ 日本😀"));
        Path dump = Files.createDirectory(place.resolve("dümp"));
        for (String head : List.of("l00h00q", "l00h00k")) {
            Files.createSymbolicLink(
                    dump.resolve(head), Project.sample().resolve(head).toAbsolutePath());
        }
        Path config = place.resolve("cönfig.yaml");
        Files.writeString(config, "dataset_local_root: file://" + dump + "\nmodel_dir: .\nnum_layers: 1\n");
        List<String> analysis =
                new ArrayList<>(Analysis.ofSmolLm(dump, place.resolve("ü")).commandLine());
        analysis.addAll(List.of("--config", "file://" + config));
        for (List<String> command : List.of(
                analysis, List.of("verify", place.resolve("ü").toString()), List.of("inspect", dump.toString()))) {
            CommandRun run = launcher().withoutEnvironment().run(command);
            assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
            assertThat(run.out()).contains("Mü ller%20#+ 日本😀");
        }
        assertThat(names(place)).containsExactlyInAnyOrder("dümp", "cönfig.yaml", "ü");
    }

    @Test
    void wrongUsageIsStatusTwo() throws Exception {
        CommandRun run = launcher().run(List.of("analyze", "--num_layer", "3"));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.lastLine()).contains("--num_layer", "did you mean --num_layers?");
    }

    @Test
    void someFailedHeadsAreStatusThree() throws Exception {
        Path found = Project.resource("cases/window-mixed");
        CommandRun run = launcher()
                .run(Analysis.into(directory)
                        .with("config", found.resolve("config.yaml"))
                        .with("dataset_local_root", found.resolve("dump"))
                        .commandLine());
        assertThat(run.status()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.lastLine()).contains("1 of 2 heads failed");
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void inspectDescribesTheSample() throws Exception {
        launcher().run(List.of("--help")); // may build and print so
        CommandRun run = launcher().run(List.of("inspect", "src/sample", "--deep"));
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("location     src/sample\n", "             40 rows per bucket and head\n");
    }

    @Test
    void inspectPrintsJson() throws Exception {
        CommandRun run = launcher().run(List.of("inspect", "src/sample", "--json"));
        assertThat(new ObjectMapper().readTree(run.out()).get("heads")).hasSize(72);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalKeepsFinishedHeadsAndWritesNoTables(String signal, int status) throws Exception {
        Analysis analysis = Analysis.ofSmolLm(longDump(), directory.resolve("results"))
                .with("num_layers", LAYERS)
                .with("max_workers", 1);
        CommandProcess launcher = launcher();
        Process process = launcher.start(analysis.commandLine());
        Pattern progress = Pattern.compile("(?m)^[1-9]\\d*/" + LAYERS * 9 + " heads, 0 failed");
        while (process.isAlive() && !progress.matcher(launcher.err()).find()) {
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        // Ten seconds are documented, plus a margin for a busy machine.
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).as(launcher.err()).isTrue();
        assertThat(process.exitValue()).as(launcher.err()).isEqualTo(status);

        Matcher stopped = Pattern.compile("plasticity: stopped by a signal; (\\d+) of " + LAYERS * 9
                        + " heads are finished and kept for the next run, published outputs are intact\\R$")
                .matcher(launcher.err());
        assertThat(stopped.find()).as(launcher.err()).isTrue();
        assertThat(names(directory.resolve("results"))).containsExactly(".run.json.results");
        List<String> dryRun = new ArrayList<>(analysis.commandLine());
        dryRun.add("--dry-run");
        assertThat(launcher().run(dryRun).out()).contains(" to compute, " + stopped.group(1) + " reused");
        assertThat(Integer.parseInt(stopped.group(1))).isPositive();
    }

    /** The first layer of the sample, copied many times for seconds of work. */
    private Path longDump() throws IOException {
        Path dump = Files.createDirectory(directory.resolve("dump"));
        for (String head : names(Project.sample())) {
            for (int layer = 0; layer < LAYERS && head.startsWith("l00"); layer++) {
                Files.createSymbolicLink(
                        dump.resolve("l%02d".formatted(layer) + head.substring(3)),
                        Project.sample().resolve(head).toAbsolutePath());
            }
        }
        return dump;
    }

    private CommandProcess launcher() {
        return CommandProcess.launcher(console);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
