package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.heads.HeadId;

class CheckpointTimerTest {
    @ParameterizedTest
    @CsvSource({"0, 5000", "5000, 5000", "99000, 5000", "100000, 5000", "200000, 10000", "36000000, 1800000"})
    void intervalsGrowWithTheRun(long sinceStart, long pause) {
        assertThat(CheckpointTimer.pause(Duration.ofMillis(sinceStart), CheckpointTimer.MIN_PAUSE))
                .isEqualTo(Duration.ofMillis(pause));
    }

    @Test
    void segmentsStayFew() {
        int segments = 0;
        for (Duration since = Duration.ZERO;
                since.compareTo(Duration.ofHours(24)) < 0;
                since = since.plus(CheckpointTimer.pause(since, CheckpointTimer.MIN_PAUSE))) {
            segments++;
        }
        assertThat(segments).isLessThan(200);
    }

    @Test
    @Timeout(60)
    void resultsAreSavedPeriodicallyAndAFailureIsReportedOnce(@TempDir Path directory) throws Exception {
        Path results = directory.resolve(".run.json.results");
        Files.writeString(results, "in the way");
        HeadId head = HeadId.query(0, 0);
        Duration often = Duration.ofMillis(10);
        BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
        try (ResultSpool spool = ResultSpool.open();
                ResultStore store = ResultStore.of(
                        new org.apache.hadoop.fs.Path(
                                directory.resolve("run.json").toString()),
                        "1.0.0",
                        spool,
                        new Configuration())) {
            CheckpointTimer keeping = CheckpointTimer.start(store, failures::add, often);
            spool.add(SomeResults.ok(head, 1), SomeResults.fingerprint(head, 1));
            assertThat(failures.take()).hasMessageStartingWith("results cannot be cached in ");
            Thread.sleep(10 * often.toMillis());
            Files.delete(results);
            while (!Files.isDirectory(results) || isEmpty(results)) {
                Thread.sleep(often.toMillis());
            }
            keeping.close();
        }
        assertThat(failures).isEmpty();
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.noneMatch(file -> file.toString().endsWith(".jsonl.gz"));
        }
    }
}
