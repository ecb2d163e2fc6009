package plasticity.results;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Saves new results to the store periodically: the pause is a twentieth of the time since the start, but at least 5 s, so that a long run has few
 * segments and a kill loses little. It uses a thread of its own, so a slow store does not delay the run.
 */
public final class CheckpointTimer implements AutoCloseable {
    static final Duration MIN_PAUSE = Duration.ofSeconds(5);

    private final ResultStore store;
    private final Consumer<IOException> onFailure;
    private final Duration minPause;
    private final long start = System.nanoTime();
    private boolean isClosed;

    private CheckpointTimer(ResultStore store, Consumer<IOException> onFailure, Duration minPause) {
        this.store = store;
        this.onFailure = onFailure;
        this.minPause = minPause;
    }

    /**
     * Starts the timer.
     *
     * @param onFailure accepts the first of several consecutive failures to save results; the run goes on
     */
    public static CheckpointTimer start(ResultStore store, Consumer<IOException> onFailure) {
        return start(store, onFailure, MIN_PAUSE);
    }

    static CheckpointTimer start(ResultStore store, Consumer<IOException> onFailure, Duration minPause) {
        CheckpointTimer timer = new CheckpointTimer(store, onFailure, minPause);
        Thread thread = new Thread(timer::run, "results");
        thread.setDaemon(true);
        thread.start();
        return timer;
    }

    /** The pause at a time after the start. */
    static Duration pause(Duration sinceStart, Duration minPause) {
        Duration fraction = sinceStart.dividedBy(20);
        return fraction.compareTo(minPause) > 0 ? fraction : minPause;
    }

    private void run() {
        boolean hasFailed = false;
        while (isStillAfter(pause(Duration.ofNanos(System.nanoTime() - start), minPause))) {
            try {
                store.save();
                hasFailed = false;
            } catch (IOException e) {
                if (!hasFailed) {
                    onFailure.accept(e);
                }
                hasFailed = true;
            }
        }
    }

    private synchronized boolean isStillAfter(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toMillis(); !isClosed && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isClosed = true;
        }
        return !isClosed;
    }

    /** Stops the timer. Results since the last save are left to the caller's {@link ResultStore#save}. */
    @Override
    public synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}
