package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark's event log, and so its history server, tells of a run. */
class EventLogTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path events;

    @Test
    void holdsTheCountersOfTheJob() throws Exception {
        Map<String, Long> counters = countersOf("subsampled", "key_head", ExitStatus.OK);
        assertThat(counters)
                .containsEntry("plasticity.heads.analysed", 2L)
                .doesNotContainKey("plasticity.heads.failed")
                .containsEntry("plasticity.rows.read", rows("n_q_rows") + rows("n_k_rows") / 2)
                .containsEntry("plasticity.rows.kept", 3 * 101L);
        assertThat(counters.get("plasticity.bytes.read")).isPositive();
        assertThat(counters.get("plasticity.reading.nanos")).isPositive();
        assertThat(counters.get("plasticity.analysing.nanos")).isPositive();
    }

    @Test
    void keysThatAreReadForEachQueryHeadCountEachTime() throws Exception {
        assertThat(countersOf("subsampled", "query_head", ExitStatus.OK))
                .containsEntry("plasticity.rows.read", rows("n_q_rows") + rows("n_k_rows"))
                .containsEntry("plasticity.rows.kept", 4 * 101L);
    }

    @Test
    void headsThatFailedAreCounted() throws Exception {
        assertThat(countersOf("window-mixed", "key_head", ExitStatus.SOME_HEADS_FAILED))
                .containsEntry("plasticity.heads.analysed", 1L)
                .containsEntry("plasticity.heads.failed", 1L);
    }

    private long rows(String column) {
        return Analysis.into(directory).status().values().stream()
                .mapToLong(row -> Long.parseLong(row.get(column)))
                .sum();
    }

    /** The counters that stages ended with, by name. */
    private Map<String, Long> countersOf(String dumpCase, String unit, int status) throws IOException {
        Path found = Project.resource("cases/" + dumpCase);
        Map<String, String> settings = Map.of(
                "spark.plasticity.unit",
                unit,
                "spark.eventLog.enabled",
                "true",
                "spark.eventLog.dir",
                events.toUri().toString(),
                "spark.eventLog.compress",
                "false");
        CommandRun run = CommandRun.during(
                settings,
                Analysis.into(directory)
                        .with("config", found.resolve("config.yaml"))
                        .with("dataset_local_root", found.resolve("dump"))
                        .with("max_workers", 2));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        Map<String, Long> counters = new LinkedHashMap<>();
        for (String line : log()) {
            JsonNode event = new ObjectMapper().readTree(line);
            if (event.path("Event").asText().equals("SparkListenerStageCompleted")) {
                for (JsonNode counter : event.path("Stage Info").path("Accumulables")) {
                    if (counter.path("Name").asText().startsWith("plasticity.")) {
                        counters.merge(
                                counter.get("Name").asText(),
                                counter.get("Value").asLong(),
                                Long::sum);
                    }
                }
            }
        }
        return counters;
    }

    private List<String> log() throws IOException {
        try (Stream<Path> files = Files.walk(events)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(EventLogTest::lines)
                    .filter(line -> line.startsWith("{"))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
