package plasticity.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is known of work in progress: a bar that redraws itself on a terminal, a line every few seconds elsewhere. */
public final class StatusLine implements AutoCloseable {
    private static final int BAR_WIDTH = 30;
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration REDRAW_EVERY = Duration.ofMillis(250);

    /** Asked from a thread of its own. */
    public interface Work {
        /** Within [0, 1]. */
        double shareDone();

        String state();
    }

    private final PrintStream out;
    private final boolean isTerminal;
    private final Work work;
    private final ScheduledExecutorService ticker;
    private int shownWidth;

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

    /** Puts a line of its own above. */
    public synchronized void say(String text) {
        if (isTerminal && shownWidth > 0) {
            out.print("\r" + " ".repeat(shownWidth) + "\r");
            shownWidth = 0;
        }
        out.println(text);
    }

    /** Shows the end. */
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
            String line = bar() + " " + work.state();
            out.print("\r" + line + " ".repeat(Math.max(0, shownWidth - line.length())));
            out.flush();
            shownWidth = line.length();
        } else {
            out.println(work.state());
        }
    }

    private String bar() {
        int filled = (int) (BAR_WIDTH * Math.max(0, Math.min(1, work.shareDone())));
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }

    /** A time for people: {@code 3 min 20 s}. */
    public static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? "%d min %02d s".formatted(whole / 60, whole % 60)
                : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
    }
}
