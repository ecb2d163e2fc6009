package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bug in a task is reported as an internal error of its head and affects nothing else. */
class InternalErrorIT {
    private static final String HEAD = "0-4";
    private static final Map<String, String> BUG = Map.of(
            "spark.hadoop.fs.file.impl",
            FaultyLength.class.getName(),
            "spark.hadoop.fs.file.impl.disable.cache",
            "true");

    @TempDir
    private Path directory;

    @Test
    void failsItsHeadOnly() {
        Analysis sound = analysis("sound");
        assertThat(sound.run().status()).isEqualTo(ExitStatus.OK);
        Analysis faulty = analysis("faulty");
        CommandRun run = CommandRun.during(BUG, faulty);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        assertThat(run.err()).doesNotContain("\tat ");
        Map<String, CSVRecord> status = faulty.status();
        assertThat(status.values())
                .filteredOn(row -> row.get("status").equals("failed"))
                .hasSize(1);
        assertThat(status.get(HEAD).get("error"))
                .contains("l00h04q: internal error: NullPointerException in plasticity.", "(please report this;")
                .doesNotContain("not readable", "\n", FaultyLength.PASSWORD);
        assertThat(Analysis.TABLES)
                .allSatisfy(table -> assertThat(otherRows(faulty, table)).isEqualTo(otherRows(sound, table)));
    }

    @Test
    void debugShowsTheStackTraceWithoutSecrets() throws Exception {
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        BUG.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(analysis("debug").commandLine());
        command.add("--debug");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(err))
                .contains(
                        "ERROR FailureLog: java.lang.NullPointerException: no length of s3a://me:***@bucket",
                        "\tat plasticity.tokens.FileOpening.open(")
                .doesNotContain(FaultyLength.PASSWORD);
        assertThat(process.exitValue()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
    }

    private static List<String> otherRows(Analysis analysis, String table) {
        List<String> rows = new String(analysis.bytes(table), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(HEAD.replace('-', ',') + ","))
                .toList();
        assertThat(rows).hasSizeGreaterThan(8);
        return rows;
    }

    private Analysis analysis(String results) {
        return Analysis.ofSample(directory.resolve(results)).with("num_layers", 1);
    }
}
