package plasticity.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Displays the progress of work: a bar that is redrawn on a terminal, or a line every few seconds elsewhere. Work that is done is shown once, even if
 * what follows it takes long.
 */
public final class StatusLine implements AutoCloseable {
    private static final int BAR_WIDTH = 30;
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration REDRAW_EVERY = Duration.ofMillis(250);

    /** Work in progress; called from another thread. */
    public interface Work {
        /** Progress in [0, 1]. */
        double fractionDone();

        /** The progress as text. */
        String text();
    }

    private final PrintStream out;
    private final boolean isTerminal;
    private final Work work;
    private final ScheduledExecutorService ticker;
    private int shownWidth;
    private String shown = "";

    private StatusLine(Console console, Work work) {
        this.out = console.err();
        this.isTerminal = console.isTerminal();
        this.work = work;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static StatusLine start(Console console, Work work) {
        StatusLine line = new StatusLine(console, work);
        long every = (console.isTerminal() ? REDRAW_EVERY : LINE_EVERY).toMillis();
        var unused = line.ticker.scheduleAtFixedRate(line::show, every, every, TimeUnit.MILLISECONDS);
        return line;
    }

    /** Prints a line above the status line. */
    public synchronized void print(String text) {
        if (isTerminal && shownWidth > 0) {
            out.print("\r" + " ".repeat(shownWidth) + "\r");
            shownWidth = 0;
        }
        out.println(text);
    }

    /** Shows the final state. */
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
            String line = bar() + " " + work.text();
            out.print("\r" + line + " ".repeat(Math.max(0, shownWidth - line.length())));
            out.flush();
            shownWidth = line.length();
            return;
        }
        String text = work.text();
        if (work.fractionDone() < 1 || !text.equals(shown)) {
            out.println(text);
        }
        shown = text;
    }

    private String bar() {
        int filled = (int) (BAR_WIDTH * Math.max(0, Math.min(1, work.fractionDone())));
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }

    /** Formats a duration: {@code 3 min 20 s}. */
    public static String time(double seconds) {
        long rounded = Math.round(seconds);
        if (rounded < 60) {
            return rounded + " s";
        }
        return rounded < 3600
                ? "%d min %02d s".formatted(rounded / 60, rounded % 60)
                : "%d h %02d min".formatted(rounded / 3600, rounded % 3600 / 60);
    }
}
