package plasticity.results;

import java.io.IOException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/**
 * Saves new results to the store periodically: the pause is a twentieth of the time since the start, but at least 5 s, so that a long run has few
 * segments and a kill loses little. It uses a thread of its own, so a slow store does not delay the run.
 */
public final class CheckpointTimer extends TimerTask implements AutoCloseable {
    static final Duration MIN_PAUSE = Duration.ofSeconds(5);

    private final ResultStore store;
    private final Consumer<IOException> onFailure;
    private final Duration minPause;
    private final long start = System.nanoTime();
    private final Timer timer = new Timer("results", true);
    private long last = start;
    private boolean hasFailed;

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
        CheckpointTimer task = new CheckpointTimer(store, onFailure, minPause);
        long tick = minPause.toMillis() / 5;
        task.timer.schedule(task, tick, tick);
        return task;
    }

    /** The pause at a time after the start. */
    static Duration pause(Duration sinceStart, Duration minPause) {
        Duration fraction = sinceStart.dividedBy(20);
        return fraction.compareTo(minPause) > 0 ? fraction : minPause;
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        if (now - last < pause(Duration.ofNanos(now - start), minPause).toNanos()) {
            return;
        }
        try {
            store.save();
            hasFailed = false;
        } catch (IOException e) {
            if (!hasFailed) {
                onFailure.accept(e);
            }
            hasFailed = true;
        }
        last = System.nanoTime();
    }

    /** Stops the timer. Results since the last save are left to the caller's {@link ResultStore#save}. */
    @Override
    public void close() {
        timer.cancel();
    }
}
