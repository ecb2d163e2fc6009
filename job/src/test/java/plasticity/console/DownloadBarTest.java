package plasticity.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DownloadBarTest {
    private static final long MIB = 1 << 20;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    private DownloadBar bar(boolean isTerminal) {
        PrintStream err = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new DownloadBar(new Console(err, err, isTerminal), () -> now);
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsLinesWithoutATerminal() {
        try (DownloadBar bar = bar(false)) {
            bar.waiting("the list: the Hub answers 429", Duration.ofSeconds(7));
            bar.begins(4, 8 * MIB);
            bar.received(3 * MIB);
            bar.received(-MIB);
            bar.done();
            now = now.plus(Duration.ofSeconds(4));
        }
        assertThat(text().lines())
                .containsExactly(
                        "the list: the Hub answers 429; retrying in 7 s",
                        "2.0/8.0 MiB, 1/4 files downloaded, 0.5 MiB/s");
    }

    @Test
    void redrawsABarOnATerminal() {
        try (DownloadBar bar = bar(true)) {
            bar.begins(1, 2 * MIB);
            bar.received(MIB);
            bar.waiting("a.parquet: broken", Duration.ofMillis(20));
        }
        assertThat(text())
                .contains("a.parquet: broken; retrying in 1 s")
                .contains("[###############...............] 1.0/2.0 MiB, 0/1 files downloaded")
                .endsWith(System.lineSeparator());
    }

    @Test
    void showsNothingIfNothingIsDownloaded() {
        bar(true).close();
        assertThat(text()).isEmpty();
    }
}
