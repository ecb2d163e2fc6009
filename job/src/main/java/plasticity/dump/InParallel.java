package plasticity.dump;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs tasks that mostly wait for storage in parallel: on more threads than cores, but no more than a store can handle. */
public final class InParallel {
    private static final int FEWEST = 8;
    private static final int MOST = 64;
    private static final int PER_CORE = 4;

    private InParallel() {}

    /** The results in the order of the items; the first failure is thrown. */
    public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
        return map(
                items,
                Math.min(MOST, Math.max(FEWEST, PER_CORE * Runtime.getRuntime().availableProcessors())),
                work);
    }

    /** The items that pass a test, in order. */
    static <T> List<T> filter(List<T> items, Predicate<T> test) {
        Iterator<Boolean> passes = map(items, test::test).iterator();
        return items.stream().filter(item -> passes.next()).toList();
    }

    /** As {@link #map(List, Function)} on at most {@code threads} threads. */
    public static <T, R> List<R> map(List<T> items, int threads, Function<T, R> work) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, items.size())), task -> {
            Thread thread = new Thread(task, "plan");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<R>> running = new ArrayList<>(items.size());
            items.forEach(item -> running.add(pool.submit(() -> work.apply(item))));
            List<R> results = new ArrayList<>(items.size());
            for (Future<R> future : running) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while scanning the dump"));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            pool.shutdownNow();
        }
    }
}
