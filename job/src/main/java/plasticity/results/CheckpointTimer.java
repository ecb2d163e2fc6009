package plasticity.results;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Keeps results from time to time while they come: after 5 s, then at least 5 s later and a twentieth of the time since the start, so that
 * segments stay few in a long run and what a kill costs stays small. A thread of its own does it, so neither a slow store nor a pause of results
 * matters.
 */
public final class CheckpointTimer implements AutoCloseable {
    static final Duration SHORTEST = Duration.ofSeconds(5);

    private final ResultStore store;
    private final Consumer<IOException> onFailure;
    private final Duration shortest;
    private final long start = System.nanoTime();
    private boolean isOver;

    private CheckpointTimer(ResultStore store, Consumer<IOException> onFailure, Duration shortest) {
        this.store = store;
        this.onFailure = onFailure;
        this.shortest = shortest;
    }

    /**
     * Begins.
     *
     * @param onFailure is told when results could not be kept, once until it succeeds again; the run goes on
     */
    public static CheckpointTimer start(ResultStore store, Consumer<IOException> onFailure) {
        return start(store, onFailure, SHORTEST);
    }

    static CheckpointTimer start(ResultStore store, Consumer<IOException> onFailure, Duration shortest) {
        CheckpointTimer keeping = new CheckpointTimer(store, onFailure, shortest);
        Thread thread = new Thread(keeping::run, "results");
        thread.setDaemon(true);
        thread.start();
        return keeping;
    }

    /** How long to wait, so long after the start. */
    static Duration pause(Duration sinceStart, Duration shortest) {
        Duration share = sinceStart.dividedBy(20);
        return share.compareTo(shortest) > 0 ? share : shortest;
    }

    private void run() {
        boolean hasFailed = false;
        while (isStillAfter(pause(Duration.ofNanos(System.nanoTime() - start), shortest))) {
            try {
                store.keep();
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
            for (long left = pause.toMillis(); !isOver && left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isOver = true;
        }
        return !isOver;
    }

    /** Ends; what came since the last time is left to the caller's {@link ResultStore#keep}. */
    @Override
    public synchronized void close() {
        isOver = true;
        notifyAll();
    }
}
