package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;

/** The accumulators of a run in Spark's event log, and therefore in its history server. */
@Tag("spark")
class EventLogTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path events;

    @Test
    void containsTheAccumulatorsOfTheJob() throws Exception {
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
    void headsReadByEachTaskCountEachTime() throws Exception {
        // A task per query head, and one for the estimates of the key head, which reads both query heads again.
        assertThat(countersOf("subsampled", "query_head", ExitStatus.OK))
                .containsEntry("plasticity.rows.read", 2 * rows("n_q_rows") + 3 * rows("n_k_rows") / 2)
                .containsEntry("plasticity.rows.kept", (2 * 2 + 3) * 101L);
    }

    @Test
    void failedHeadsAreCounted() throws Exception {
        assertThat(countersOf("window-mixed", "key_head", ExitStatus.SOME_HEADS_FAILED))
                .containsEntry("plasticity.heads.analysed", 1L)
                .containsEntry("plasticity.heads.failed", 1L);
    }

    private long rows(String column) {
        return Analysis.into(directory).status().values().stream()
                .mapToLong(row -> Long.parseLong(row.get(column)))
                .sum();
    }

    private Map<String, Long> countersOf(String dumpCase, String unit, int status) throws IOException {
        Path found = Project.resource("cases/" + dumpCase);
        EventLog log = new EventLog(events);
        Map<String, String> settings = new HashMap<>(log.settings());
        settings.put("spark.plasticity.unit", unit);
        CommandRun run = CommandRun.during(
                settings,
                Analysis.into(directory)
                        .with("config", found.resolve("config.yaml"))
                        .with("dataset_local_root", found.resolve("dump"))
                        .with("max_workers", 2));
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        return log.counters();
    }
}
