package plasticity.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import plasticity.heads.HeadId;

/**
 * Shows how many heads are done, failed and left: a bar that redraws itself on a terminal, a line every few seconds elsewhere. Each failed head
 * is named when it fails.
 */
final class ConsoleProgress implements Progress {
    private static final int BAR_WIDTH = 30;
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration REDRAW_EVERY = Duration.ofMillis(250);

    private final PrintStream out;
    private final boolean isTerminal;
    private final InstantSource clock;
    private final int heads;
    private final long start;
    private final ScheduledExecutorService ticker;

    private int done;
    private int failed;
    private int shownWidth;

    private ConsoleProgress(PrintStream out, boolean isTerminal, InstantSource clock, int heads) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.heads = heads;
        this.start = clock.millis();
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @param heads query heads to come */
    static ConsoleProgress start(Console console, InstantSource clock, int heads) {
        ConsoleProgress progress = new ConsoleProgress(console.err(), console.isTerminal(), clock, heads);
        long every = (console.isTerminal() ? REDRAW_EVERY : LINE_EVERY).toMillis();
        var unused = progress.ticker.scheduleAtFixedRate(progress::show, every, every, TimeUnit.MILLISECONDS);
        return progress;
    }

    @Override
    public synchronized void done() {
        done++;
    }

    @Override
    public synchronized void failed(HeadOutcome outcome) {
        failed++;
        HeadId head = outcome.query();
        clear();
        out.println("FAILED " + head.label() + ": " + outcome.error().orElse("unknown cause"));
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        show();
        if (isTerminal) {
            out.println();
        }
    }

    private synchronized void show() {
        if (isTerminal) {
            String line = bar() + " " + state();
            out.print("\r" + line + " ".repeat(Math.max(0, shownWidth - line.length())));
            out.flush();
            shownWidth = line.length();
        } else {
            out.println(state());
        }
    }

    private void clear() {
        if (isTerminal && shownWidth > 0) {
            out.print("\r" + " ".repeat(shownWidth) + "\r");
            shownWidth = 0;
        }
    }

    private String bar() {
        int filled = heads == 0 ? BAR_WIDTH : (int) ((long) BAR_WIDTH * (done + failed) / heads);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }

    private String state() {
        double seconds = (clock.millis() - start) / 1000.0;
        int ended = done + failed;
        String state = String.format(Locale.ROOT, "%d/%d heads, %d failed", ended, heads, failed);
        if (ended == 0) {
            return state;
        }
        double rate = ended / Math.max(seconds, 1e-3);
        String soFar = String.format(Locale.ROOT, "%s, %.1f heads/s", state, rate);
        return ended < heads
                ? soFar + ", about " + time((heads - ended) / rate) + " left"
                : soFar + ", took " + time(seconds);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
