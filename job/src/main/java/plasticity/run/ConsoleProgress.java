package plasticity.run;

import java.time.InstantSource;
import java.util.Locale;
import plasticity.console.Console;
import plasticity.console.StatusLine;
import plasticity.heads.HeadId;
import plasticity.tasks.HeadOutcome;

/** Shows how many heads are done, failed and left, and prints a line per failed head. Thread-safe. */
final class ConsoleProgress implements AutoCloseable, StatusLine.Work {
    private final InstantSource clock;
    private final int heads;
    private final long start;
    private final StatusLine line;

    private int done;
    private int failed;

    /** @param heads number of query heads to be analysed */
    ConsoleProgress(Console console, InstantSource clock, int heads) {
        this.clock = clock;
        this.heads = heads;
        this.start = clock.millis();
        this.line = StatusLine.start(console, this);
    }

    synchronized void done() {
        done++;
    }

    void failed(HeadOutcome outcome) {
        synchronized (this) {
            failed++;
        }
        HeadId head = outcome.query();
        line.print("FAILED " + head.label() + ": " + outcome.error().orElse("unknown cause"));
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
        double seconds = (clock.millis() - start) / 1000.0;
        int finished = done + failed;
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
