package plasticity.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import plasticity.messages.FailureLog;
import plasticity.messages.RunException;

/**
 * Completes each run of a job once: publishes its tables or records its failure, then closes it. Runs are completed one after another on a separate
 * thread, while others are still being analysed.
 */
final class RunCompletion implements AutoCloseable {
    private final Map<String, RunResult> published = new LinkedHashMap<>();
    private final Map<String, RunException> failures = new LinkedHashMap<>();
    private final Set<AnalysisRun> open = new LinkedHashSet<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "publishing"));
    /** Held while a run is being completed, and forever after {@link #stop}. */
    private final Semaphore busy = new Semaphore(1);

    private interface Step {
        RunResult run() throws RunException;
    }

    /** Adds a run that is to be completed here. */
    synchronized void add(AnalysisRun run) {
        open.add(run);
    }

    /** Records a run whose outputs are up to date. */
    synchronized void addPublished(RunResult result) {
        published.put(result.run(), result);
    }

    /** Records a run that failed. */
    synchronized void addFailed(String name, RunException failure) {
        failures.put(name, failure);
    }

    /** Publishes a run that accepts no more outcomes; returns immediately. */
    void publish(AnalysisRun run) {
        complete(run, run::publish);
    }

    /** Completes a run that failed; returns immediately. */
    void fail(AnalysisRun run, RunException failure) {
        complete(run, () -> {
            throw failure;
        });
    }

    private synchronized void complete(AnalysisRun run, Step step) {
        if (open.remove(run)) {
            thread.execute(() -> {
                busy.acquireUninterruptibly();
                try (run) {
                    addPublished(publishedBy(run, step));
                } catch (RunException e) {
                    addFailed(run.name(), e);
                } catch (RuntimeException e) {
                    addFailed(run.name(), new RunException(FailureLog.bug(e), e));
                } finally {
                    busy.release();
                }
            });
        }
    }

    private static RunResult publishedBy(AnalysisRun run, Step step) throws RunException {
        try {
            return step.run();
        } catch (RunException e) {
            run.fail(e);
            throw e;
        }
    }

    /** Runs whose completion has not been requested. */
    synchronized List<AnalysisRun> open() {
        return new ArrayList<>(open);
    }

    /**
     * Prevents the completion of further runs.
     *
     * @param timeout to wait for a run that is being completed
     * @return whether none is being completed any more
     */
    boolean stop(Duration timeout) {
        try {
            return busy.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns when no run is being completed; after {@link #stop}, blocks until the JVM exits. */
    void awaitShutdown() {
        busy.acquireUninterruptibly();
        busy.release();
    }

    /**
     * Waits for the runs that are being completed.
     *
     * @param names of all runs, in their order
     */
    JobResult awaitResult(List<String> names) {
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.HOURS)) {
                // A store may be slow; its client has its own timeouts.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            Map<String, RunException> failed = new LinkedHashMap<>();
            names.stream().filter(failures::containsKey).forEach(name -> failed.put(name, failures.get(name)));
            return new JobResult(
                    names.stream()
                            .filter(published::containsKey)
                            .map(published::get)
                            .toList(),
                    failed);
        }
    }

    /** Closes the runs that were not completed. */
    @Override
    public void close() {
        thread.shutdown();
        open().forEach(AnalysisRun::close);
    }
}
