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

/** Several files at a time; the first that fails ends the others. */
public final class InParallel {
    private static final int MOST = 64;
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    /** What is done with an item. */
    public interface Work<T> {
        void on(T item) throws HubException, IOException;
    }

    private InParallel() {}

    /**
     * Works on all items, and returns when no work is going on.
     *
     * @param workers items at a time, at least 1; more than {@value #MOST} are not made
     * @throws HubException as the first work that threw, or when interrupted
     * @throws IOException as the first work that threw
     */
    public static <T> void run(int workers, List<T> items, Work<T> work) throws HubException, IOException {
        int threads = Math.max(1, Math.min(Math.min(workers, MOST), items.size()));
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
            throw new HubException("interrupted while files were fetched", e);
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            end(pool);
        }
    }

    /** Waits for what cannot be broken off at once, so that nothing is written behind the caller's back. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                System.getLogger(InParallel.class.getName()).log(System.Logger.Level.DEBUG, "downloads still run");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable cause) throws HubException, IOException {
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
    }
}
