package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two processes with the same outputs: only one publishes at a time, however the other ends. Mostly waits. */
@Execution(ExecutionMode.CONCURRENT)
class OneWriterIT {
    @TempDir
    private Path directory;

    @TempDir
    private Path firstConsole;

    @TempDir
    private Path secondConsole;

    private Analysis analysis;
    private CommandProcess first;
    private Process holder;

    /** Stopped when it has the lease and Spark is about to start, seconds before it publishes. */
    @BeforeEach
    void startAndSuspendARun() throws Exception {
        Files.createDirectories(directory.resolve("results"));
        analysis = Analysis.ofSample(directory.resolve("results")).with("num_layers", 1);
        CommandProcess.launcher(secondConsole).run(List.of("--version")); // may build
        first = CommandProcess.launcher(firstConsole);
        holder = first.start(analysis.commandLine());
        while (holder.isAlive() && !first.err().contains("9 query heads in")) {
            Thread.sleep(5);
        }
        signal("STOP");
        assertThat(lease()).as(first.err()).exists();
    }

    @AfterEach
    void end() {
        holder.destroyForcibly();
    }

    @Test
    void theSecondEndsAndReportsTheFirst() throws Exception {
        CommandRun second = second("--wait", "0");
        assertThat(second.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(second.lastLine())
                .contains("another run is writing here: process " + holder.pid() + " on ", "--break-lease");
        assertThat(second.err()).doesNotContain("\tat ");

        signal("CONT");
        assertThat(end(holder)).as(first.err()).isEqualTo(ExitStatus.OK);
        assertComplete();
    }

    @Test
    void theSecondWaitsForTheFirst() throws Exception {
        CommandProcess waiting = CommandProcess.launcher(secondConsole);
        Process second = waiting.start(arguments());
        while (second.isAlive() && !waiting.err().contains("waiting for it to end")) {
            Thread.sleep(20);
        }
        signal("CONT");
        assertThat(end(holder)).as(first.err()).isEqualTo(ExitStatus.OK);
        assertThat(end(second)).as(waiting.err()).isEqualTo(ExitStatus.OK);
        assertComplete();
    }

    @Test
    void theLeaseOfAKilledRunDoesNotBlock() throws Exception {
        holder.destroyForcibly().waitFor();
        assertThat(lease()).exists();
        CommandRun second = second();
        assertThat(second.status()).as(second.err()).isEqualTo(ExitStatus.OK);
        assertComplete();
    }

    /** Takes the duration of a lease, 60 s. */
    @Test
    void theLeaseOfAHangingRunExpires() throws Exception {
        CommandRun second = second();
        assertThat(second.status()).as(second.err()).isEqualTo(ExitStatus.OK);
        assertThat(second.err()).contains("has expired");
        assertTheFirstPublishesNothing();
    }

    @Test
    void aBrokenLeaseKeepsTheFirstFromPublishing() throws Exception {
        CommandRun second = second("--break-lease");
        assertThat(second.status()).as(second.err()).isEqualTo(ExitStatus.OK);
        assertThat(second.err()).contains("was broken");
        assertTheFirstPublishesNothing();
    }

    private void assertTheFirstPublishesNothing() throws Exception {
        byte[] manifest = analysis.bytes("run.json");
        signal("CONT");
        assertThat(end(holder)).isEqualTo(ExitStatus.FAILED);
        assertThat(first.err().lines().reduce("", (one, next) -> next))
                .contains("lost the lease", "nothing more is published");
        assertThat(analysis.bytes("run.json")).isEqualTo(manifest);
        assertComplete();
    }

    private void assertComplete() throws Exception {
        CommandRun verify = CommandProcess.launcher(secondConsole)
                .run(List.of("verify", directory.resolve("results").toString()));
        assertThat(verify.status()).as(verify.out() + verify.err()).isEqualTo(ExitStatus.OK);
        try (Stream<Path> files = Files.list(directory.resolve("results"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(Analysis.ALL_TABLES.size() + 2)
                    .filteredOn(file -> file.startsWith("."))
                    .containsExactly(".run.json.results");
        }
    }

    private CommandRun second(String... more) throws Exception {
        return CommandProcess.launcher(secondConsole).run(arguments(more));
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(analysis.commandLine());
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(holder.pid()))
                .start()
                .waitFor();
    }

    private Path lease() {
        return directory.resolve("results/.run.json.lease");
    }
}
