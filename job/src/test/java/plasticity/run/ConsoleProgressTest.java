package plasticity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import plasticity.console.Console;
import plasticity.heads.HeadId;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.KeyHeadOutcome;

class ConsoleProgressTest {
    private static final HeadOutcome FAILED =
            HeadOutcome.failed(HeadId.query(3, 11), 2, OptionalInt.empty(), OptionalInt.empty(), "data.parquet: torn");

    private static final HeadOutcome ANALYSED = new HeadOutcome(HeadId.query(0, 0), 0, 9, 9, null, null, null);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void aLogGetsLinesAndEachFailure() {
        try (ConsoleProgress progress = start(false, 4)) {
            progress.accept(ANALYSED);
            progress.accept(FAILED);
            progress.accept(ANALYSED);
            now = now.plus(Duration.ofSeconds(6));
        }
        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "FAILED layer 3, query head 11: data.parquet: torn",
                        "3/4 heads, 1 failed, 0.5 heads/s, about 2 s left");
    }

    @Test
    void theTimeEndsWithTheLastHead() {
        try (ConsoleProgress progress = start(false, 2)) {
            progress.accept(ANALYSED);
            now = now.plus(Duration.ofSeconds(4));
            progress.accept(ANALYSED);
            now = now.plus(Duration.ofMinutes(5)); // a store that is slow to accept the tables
            assertThat(progress.text()).isEqualTo("2/2 heads, 0 failed, 0.5 heads/s, took 4 s");
        }
    }

    @Test
    void keyHeadsAreNotCounted() {
        try (ConsoleProgress progress = start(false, 1)) {
            progress.accept(new KeyHeadOutcome(HeadId.key(3, 2), null, "not enough memory"));
            progress.accept(new KeyHeadOutcome(HeadId.key(3, 1), null, null));
        }
        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Warning: no estimates of layer 3, key head 2: not enough memory", "0/1 heads, 0 failed");
    }

    @Test
    void onlyKeyHeads() {
        start(false, 0).close();
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("estimates of key heads");
    }

    @Test
    void aTerminalGetsABarThatIsRedrawn() {
        try (ConsoleProgress progress = start(true, 2)) {
            progress.accept(ANALYSED);
            now = now.plus(Duration.ofMinutes(90));
            progress.accept(ANALYSED);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .startsWith("\r[")
                .contains("[##############################] 2/2 heads, 0 failed")
                .contains("took 1 h 30 min")
                .endsWith(System.lineSeparator());
    }

    private ConsoleProgress start(boolean isTerminal, int heads) {
        PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
        InstantSource clock = () -> now;
        return new ConsoleProgress(new Console(err, err, isTerminal), clock, heads);
    }
}
