package plasticity.hub;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Downloads at the same time; the first that fails ends the others. */
final class InParallel {
    private static final int MOST = 64;

    /** What is done with an item. */
    interface Work<T> {
        void on(T item) throws HubException, IOException;
    }

    private InParallel() {}

    static <T> void run(int workers, List<T> items, Work<T> work) throws HubException, IOException {
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
            pool.shutdownNow();
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
