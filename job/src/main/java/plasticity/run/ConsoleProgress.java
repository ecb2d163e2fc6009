package plasticity.run;

import java.time.InstantSource;
import java.util.Locale;
import plasticity.console.Console;
import plasticity.console.StatusLine;
import plasticity.heads.HeadId;
import plasticity.tasks.HeadOutcome;

/** Shows how many heads are done, failed and left. Each failed head is named when it fails. */
final class ConsoleProgress implements Progress, StatusLine.Work {
    private final InstantSource clock;
    private final int heads;
    private final long start;
    private final StatusLine line;

    private int done;
    private int failed;

    private ConsoleProgress(Console console, InstantSource clock, int heads) {
        this.clock = clock;
        this.heads = heads;
        this.start = clock.millis();
        this.line = StatusLine.start(console, this);
    }

    /** @param heads query heads to come */
    static ConsoleProgress start(Console console, InstantSource clock, int heads) {
        return new ConsoleProgress(console, clock, heads);
    }

    @Override
    public synchronized void done() {
        done++;
    }

    @Override
    public void failed(HeadOutcome outcome) {
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
        int ended = done + failed;
        String state = String.format(Locale.ROOT, "%d/%d heads, %d failed", ended, heads, failed);
        if (ended == 0) {
            return state;
        }
        double rate = ended / Math.max(seconds, 1e-3);
        String soFar = String.format(Locale.ROOT, "%s, %.1f heads/s", state, rate);
        return ended < heads
                ? soFar + ", about " + StatusLine.time((heads - ended) / rate) + " left"
                : soFar + ", took " + StatusLine.time(seconds);
    }
}
