package plasticity.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Processes items in parallel; the first failure cancels the others. */
public final class InParallel {
    private static final int MAX_THREADS = 64;
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    /** The work on one item. */
    public interface Work<T> {
        void on(T item) throws HubException, IOException;
    }

    private InParallel() {}

    /**
     * Processes all items. All threads have ended when it returns, unless one does not react to an interrupt within 10 s.
     *
     * @param workers number of threads, at least 1; at most {@value #MAX_THREADS} are used
     * @throws HubException if it is the first failure, or on interrupt
     * @throws IOException if it is the first failure
     */
    public static <T> void run(int workers, List<T> items, Work<T> work) throws HubException, IOException {
        int threads = Math.max(1, Math.min(Math.min(workers, MAX_THREADS), items.size()));
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "hub-download");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Void> running = new ExecutorCompletionService<>(pool);
            for (T item : items) {
                running.submit(() -> {
                    work.on(item);
                    return null;
                });
            }
            for (int ended = 0; ended < items.size(); ended++) {
                running.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("interrupted while downloading", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof HubException known) {
                throw known;
            }
            if (cause instanceof IOException disk) {
                throw disk;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        } finally {
            end(pool);
        }
    }

    /** Waits for running work, so that nothing is written after {@link #run} has returned. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(SHUTDOWN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                System.getLogger(InParallel.class.getName())
                        .log(System.Logger.Level.DEBUG, "downloads are still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
