package plasticity.run;

import java.time.InstantSource;
import java.util.Locale;
import plasticity.console.Console;
import plasticity.console.StatusLine;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.UnitOutcome;

/** Shows how many query heads are done, failed and left, and prints a line per head that failed or has no estimates. Thread-safe. */
final class ConsoleProgress implements AutoCloseable, StatusLine.Work {
    private final InstantSource clock;
    private final int heads;
    private final long start;
    private final StatusLine line;

    private int done;
    private int failed;
    private long last;

    /** @param heads number of query heads to be analysed */
    ConsoleProgress(Console console, InstantSource clock, int heads) {
        this.clock = clock;
        this.heads = heads;
        this.start = clock.millis();
        this.line = StatusLine.start(console, this);
    }

    void accept(UnitOutcome outcome) {
        boolean isOfQueryHead = outcome instanceof HeadOutcome;
        if (isOfQueryHead) {
            synchronized (this) {
                done += outcome.error().isEmpty() ? 1 : 0;
                failed += outcome.error().isEmpty() ? 0 : 1;
                last = clock.millis();
            }
        }
        String prefix = isOfQueryHead ? "FAILED " : "Warning: no estimates of ";
        outcome.error().ifPresent(error -> line.print(prefix + outcome.head().label() + ": " + error));
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public synchronized double fractionDone() {
        return heads == 0 ? 1 : (double) (done + failed) / heads;
    }

    @Override
    public synchronized String text() {
        if (heads == 0) {
            return "estimates of key heads";
        }
        int finished = done + failed;
        double seconds = ((finished < heads ? clock.millis() : last) - start) / 1000.0;
        String counts = String.format(Locale.ROOT, "%d/%d heads, %d failed", finished, heads, failed);
        if (finished == 0) {
            return counts;
        }
        double rate = finished / Math.max(seconds, 1e-3);
        String withRate = String.format(Locale.ROOT, "%s, %.1f heads/s", counts, rate);
        return finished < heads
                ? withRate + ", about " + StatusLine.time((heads - finished) / rate) + " left"
                : withRate + ", took " + StatusLine.time(seconds);
    }
}
