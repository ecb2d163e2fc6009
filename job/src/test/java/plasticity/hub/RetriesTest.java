package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Retries RETRIES =
            new Retries(6, Duration.ofMillis(16), Duration.ofMillis(64), Duration.ofSeconds(1));

    private final RecordedProgress progress = new RecordedProgress();

    private List<Duration> waits(String what) {
        RecordedProgress recorded = new RecordedProgress();
        assertThatThrownBy(() -> RETRIES.run(what, recorded, () -> 0, () -> {
                    throw new IOException("broken");
                }))
                .hasMessageStartingWith(what + ": failed 6 times, the last time: broken");
        return recorded.lengths;
    }

    @Test
    void waitsDoubleUpToTheCapWithUpToHalfJitter() {
        List<Duration> waits = waits("a");
        long[] doubled = {16, 32, 64, 64, 64};
        assertThat(waits).hasSize(5);
        for (int i = 0; i < doubled.length; i++) {
            assertThat(waits.get(i).toMillis()).isBetween(doubled[i] / 2, doubled[i]);
        }
    }

    @Test
    void jitterDependsOnTheName() {
        assertThat(waits("a")).isEqualTo(waits("a")).isNotEqualTo(waits("b"));
    }

    @Test
    void progressRestartsTheCount() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        int all = RETRIES.run("a", progress, () -> (long) tries.get() << 20, () -> {
            if (tries.incrementAndGet() < 20) {
                throw new IOException("broken");
            }
            return tries.get();
        });
        assertThat(all).isEqualTo(20);
    }

    @Test
    void aTrickleDoesNotRestartTheCount() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> RETRIES.run("a", progress, () -> tries.get() * 1000L, () -> {
                    tries.incrementAndGet();
                    throw new IOException("broken");
                }))
                .hasMessageContaining("failed 6 times");
        assertThat(tries).hasValue(6);
    }

    @Test
    void permanentFailuresAreNotRetried() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> RETRIES.run("a", progress, () -> 0, () -> {
                    tries.incrementAndGet();
                    throw new HubException("refused");
                }))
                .hasMessage("refused");
        assertThat(tries).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> waits("a")).isInstanceOf(AssertionError.class).hasMessageContaining("a: interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
